package nighttalk.query.seal.note;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key that signs notes. It never shows itself. */
public final class SigningKey {

    private static final Pattern SKEY =
            Pattern.compile("PRIVATE\\+KEY\\+([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(String name, byte[] seed) throws GeneralSecurityException {
        this.key = Ed25519.privateKey(seed);
        this.verifier = VerifierKey.of(name, Ed25519.publicOf(seed));
    }

    /**
     * Reads a key file: the private format of signed notes, {@code PRIVATE+KEY+name+hash+base64}, or PKCS#8 in PEM.
     *
     * @param name of the key if the file does not say it, as PEM does not
     * @throws Malformed if there is no such file, or no such key in it; the message holds nothing of the key
     */
    public static SigningKey read(Path file, String name) {
        try {
            return of(Files.readString(file).strip(), name);
        } catch (IOException e) {
            throw new Malformed("the signing key can't be read: " + e);
        } catch (Malformed e) {
            throw new Malformed("the signing key in " + file + " can't be used: " + e.getMessage());
        }
    }

    static SigningKey of(String text, String name) {
        try {
            Matcher note = SKEY.matcher(text);
            if (note.matches()) {
                return ofNote(note);
            }
            Matcher pem = PEM.matcher(text);
            if (pem.matches()) {
                byte[] pkcs8 = VerifierKey.decode(pem.group(1).replaceAll("\\s", ""), "the PEM block");
                return new SigningKey(name, Ed25519.seed(pkcs8));
            }
            throw new Malformed("neither PRIVATE+KEY+NAME+HASH+BASE64 nor PKCS#8 in PEM");
        } catch (GeneralSecurityException e) {
            throw new Malformed("not an Ed25519 key");
        }
    }

    private static SigningKey ofNote(Matcher parts) throws GeneralSecurityException {
        byte[] typed = VerifierKey.decode(parts.group(3), "the key");
        if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != VerifierKey.ED25519) {
            throw new Malformed("not an Ed25519 key");
        }
        SigningKey key = new SigningKey(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!"%08x".formatted(key.verifier.id()).equals(parts.group(2))) {
            throw new Malformed("its hash is another");
        }
        return key;
    }

    /** A new key as text in the private format of signed notes, for a file that only its owner can read. */
    public static String generate(String name) {
        try {
            byte[] seed = Ed25519.newSeed();
            byte[] typed = ByteBuffer.allocate(1 + seed.length)
                    .put(VerifierKey.ED25519)
                    .put(seed)
                    .array();
            return "PRIVATE+KEY+%s+%08x+%s"
                    .formatted(
                            name,
                            new SigningKey(name, seed).verifier.id(),
                            Base64.getEncoder().encodeToString(typed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The signature line over a note's text, with its newline. */
    String line(String text) {
        try {
            byte[] signature = Ed25519.sign(key, text.getBytes(StandardCharsets.UTF_8));
            byte[] withId = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(verifier.id())
                    .put(signature)
                    .array();
            return "\u2014 " + verifier.name() + " " + Base64.getEncoder().encodeToString(withId) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    @Override
    public String toString() {
        return "the private key of " + verifier;
    }
}
