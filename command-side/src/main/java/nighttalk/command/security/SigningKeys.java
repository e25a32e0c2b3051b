package nighttalk.command.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import nighttalk.platform.database.MissingSetting;

/**
 * The keys that access tokens are signed with (ES256), as a JWK set (RFC 7517) in a file that only its owner can read.
 * The first key signs; the others are still good for verifying. To rotate: put a new key first, restart, and take the
 * old one out when the last token that it signed has expired.
 */
public final class SigningKeys {

    private static final String FILE = "token-keys.json";

    private final JWKSet keys;

    private SigningKeys(JWKSet keys) {
        this.keys = keys;
    }

    /**
     * Reads the keys, or makes the first one.
     *
     * @param folder where the file is or is to be
     * @throws MissingSetting if the file is no set of such keys
     */
    public static SigningKeys in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                write(file, new JWKSet(generate()));
            }
            JWKSet keys = JWKSet.load(file.toFile());
            if (keys.isEmpty() || !keys.getKeys().stream().allMatch(k -> k instanceof ECKey && k.isPrivate())) {
                throw new MissingSetting(file + " must hold private EC keys, the one to sign with first");
            }
            return new SigningKeys(keys);
        } catch (ParseException e) {
            throw new MissingSetting(file + " is no JWK set: " + e.getMessage());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ECKey generate() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true)
                .generate();
    }

    /** Whole or not at all; of several processes that start at once, the first one's keys are everybody's. */
    private static void write(Path file, JWKSet keys) throws IOException {
        Path fresh = Files.createTempFile(
                file.getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, keys.toString(false));
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; its keys are read next.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The key that signs. */
    JWK signing() {
        return keys.getKeys().getFirst();
    }

    /** All keys, private parts included. */
    JWKSet all() {
        return keys;
    }

    /** What everybody may know. */
    public JWKSet published() {
        return keys.toPublicJWKSet();
    }
}
