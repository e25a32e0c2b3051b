package nighttalk.event.personal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;

/**
 * Encrypts and decrypts one person's texts: AES-256-GCM by Google Tink, bound to the person as associated data, so
 * that one person's ciphertext can't be passed off as another's.
 */
public final class PersonCipher {

    private final Aead aead;
    private final byte[] associatedData;

    /**
     * @param person whose texts
     * @param aead the person's key
     */
    public PersonCipher(AccountId person, Aead aead) {
        this.aead = aead;
        this.associatedData = ("nighttalk/person/" + person).getBytes(StandardCharsets.US_ASCII);
    }

    String encrypt(String text) {
        try {
            byte[] sealed = aead.encrypt(text.getBytes(StandardCharsets.UTF_8), associatedData);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a personal field could not be encrypted", e);
        }
    }

    /** Erased texts pass through; a ciphertext that the key doesn't fit is an error: somebody altered it. */
    Personal decrypt(String sealed) {
        try {
            byte[] plain = aead.decrypt(Base64.getDecoder().decode(sealed), associatedData);
            return Personal.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("a personal field does not fit its person's key", e);
        }
    }
}
