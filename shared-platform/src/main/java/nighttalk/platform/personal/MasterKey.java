package nighttalk.platform.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import nighttalk.platform.database.MissingSetting;
import org.jspecify.annotations.Nullable;

/**
 * The one secret from configuration, 256 bits. Each purpose gets a key of its own, derived by HKDF-SHA-256 (RFC 5869),
 * so that no key is used for two things.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    private final Aead wrapping;
    private final SecretKey claims;
    private final SecretKey refreshing;

    /**
     * Takes what it works with.
     *
     * @param base64 32 random bytes in Base64
     * @throws MissingSetting if it is not that
     */
    public MasterKey(@Nullable String base64) {
        byte[] master = decode(base64);
        try {
            this.wrapping =
                    new AesGcmJce(derive(master, "nighttalk/person-keys").getEncoded());
            this.claims = derive(master, "nighttalk/name-claims");
            this.refreshing = derive(master, "nighttalk/refresh-tokens");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(@Nullable String base64) {
        try {
            byte[] master = Base64.getDecoder().decode(base64 == null ? "" : base64.strip());
            if (master.length == BYTES) {
                return master;
            }
        } catch (IllegalArgumentException e) {
            throw notAKey();
        }
        throw notAKey();
    }

    private static MissingSetting notAKey() {
        return new MissingSetting("nighttalk.keys.master (NIGHTTALK_KEYS_MASTER) must be 32 random bytes in Base64,"
                + " for example from: openssl rand -base64 32");
    }

    private static SecretKey derive(byte[] master, String purpose) throws GeneralSecurityException {
        HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                .addIKM(master)
                .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    }

    /** What the keys of people are encrypted with where they are stored. */
    public Aead wrapping() {
        return wrapping;
    }

    /**
     * A keyed hash (HMAC-SHA-256): equal names can be found, but not guessed without the key.
     *
     * @param name already in the one form in which equal names are equal
     * @return 32 bytes
     */
    public byte[] hash(String name) {
        return hmac(claims, name);
    }

    /**
     * What one refresh token says about the next, and what ours are known by (HMAC-SHA-256).
     *
     * @return 32 bytes that nobody can tell without the key
     */
    public byte[] refreshing(String text) {
        return hmac(refreshing, text);
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
