package nighttalk.benchmarks.history;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nighttalk.event.AccountId;
import nighttalk.event.personal.PersonCipher;
import nighttalk.event.personal.PersonCiphers;
import nighttalk.platform.personal.MasterKey;

/**
 * A key for each made-up person, as {@link nighttalk.platform.personal.PersonKeys} makes and stores them. They are kept
 * as bytes, since there may be two hundred thousand.
 */
final class HistoryKeys implements PersonCiphers {

    private static final Configuration TINK = AeadConfig2026.get();

    private final Aead wrapping;
    private final Map<Long, byte[]> keys = new ConcurrentHashMap<>();

    HistoryKeys(String masterKey) {
        this.wrapping = new MasterKey(masterKey).wrapping();
    }

    /** Makes the person's key; the keyset as it stands in the table {@code person_key}. */
    @AccessesPartialKey
    byte[] create(AccountId person) {
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
            AesGcmKey key = (AesGcmKey) keyset.getPrimary().getKey();
            byte[] prefix = key.getOutputPrefix().toByteArray();
            byte[] secret = key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
            keys.put(
                    person.value(),
                    ByteBuffer.allocate(prefix.length + secret.length)
                            .put(prefix)
                            .put(secret)
                            .array());
            byte[] owner = ("nighttalk/person-key/" + person).getBytes(StandardCharsets.US_ASCII);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, wrapping, owner, TINK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<PersonCipher> of(AccountId person) {
        return Optional.ofNullable(keys.get(person.value())).map(key -> new PersonCipher(person, new Sealing(key)));
    }
}
