package nighttalk.benchmarks.history;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with AES-GCM in Tink's format, key prefix, 12 random bytes, ciphertext, tag, from the bare key. */
final class Sealing implements Aead {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final byte[] prefixAndKey;

    Sealing(byte[] prefixAndKey) {
        this.prefixAndKey = prefixAndKey;
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
        int prefix = prefixAndKey.length - KEY_BYTES;
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(prefixAndKey, prefix, KEY_BYTES, "AES"),
                new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associatedData);
        return ByteBuffer.allocate(prefix + NONCE_BYTES + plain.length + TAG_BYTES)
                .put(prefixAndKey, 0, prefix)
                .put(nonce)
                .put(cipher.doFinal(plain))
                .array();
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] associatedData) {
        throw new UnsupportedOperationException("what is made up is only written");
    }
}
