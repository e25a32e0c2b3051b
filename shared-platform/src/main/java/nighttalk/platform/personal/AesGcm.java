package nighttalk.platform.personal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM with a Tink key, in Tink's format: key prefix, 12 random bytes, ciphertext, tag. Tink itself decrypts. It
 * does not encrypt here, because it keeps its source of random numbers for each thread and makes one by searching the
 * whole class path for a provider that isn't there: with a virtual thread for each request that was a fifth of the CPU
 * time of CreatePost.
 */
final class AesGcm implements Aead {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Aead tink;
    private final byte[] prefix;
    private final SecretKey key;

    /**
     * Takes the keyset's primary key to encrypt, and all its keys to decrypt.
     *
     * @param keyset of keys for AES-GCM
     * @throws GeneralSecurityException if Tink has no such primitive for it
     */
    @AccessesPartialKey
    AesGcm(KeysetHandle keyset, Configuration configuration) throws GeneralSecurityException {
        AesGcmKey primary = (AesGcmKey) keyset.getPrimary().getKey();
        this.tink = keyset.getPrimitive(configuration, Aead.class);
        this.prefix = primary.getOutputPrefix().toByteArray();
        this.key = new SecretKeySpec(primary.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "AES");
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associatedData);
        return ByteBuffer.allocate(prefix.length + NONCE_BYTES + plain.length + TAG_BYTES)
                .put(prefix)
                .put(nonce)
                .put(cipher.doFinal(plain))
                .array();
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
        return tink.decrypt(sealed, associatedData);
    }
}
