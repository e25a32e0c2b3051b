package nighttalk.platform.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.event.AccountId;
import nighttalk.event.personal.PersonCipher;
import nighttalk.event.personal.PersonCiphers;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys of people, one Tink keyset each, stored encrypted under the {@link MasterKey}. Destroying a row makes
 * everything that the person ever wrote unreadable in the log, and in every copy of the log that was made without the
 * keys.
 */
public final class PersonKeys implements PersonCiphers {

    /** How long another process may go on reading with a key that was destroyed; it learns of it from the log sooner. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final Configuration TINK = AeadConfig2026.get();

    private final JdbcClient store;
    private final String table;
    private final MasterKey master;
    private final Cache<AccountId, PersonCipher> remembered = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    /**
     * Takes what it works with.
     *
     * @param store a way to the store of keys
     * @param table the store's table, with its schema if that is not the connections' own
     * @param master what the keys are encrypted with
     */
    public PersonKeys(DataSource store, String table, MasterKey master) {
        this.store = JdbcClient.create(store);
        this.table = table;
        this.master = master;
    }

    @Override
    public Optional<PersonCipher> of(AccountId person) {
        PersonCipher known = remembered.getIfPresent(person);
        if (known != null) {
            return Optional.of(known);
        }
        return store.sql("SELECT keyset FROM " + table + " WHERE account_id = ?")
                .param(person.value())
                .query(byte[].class)
                .optional()
                .map(keyset -> open(person, keyset))
                .map(cipher -> {
                    remembered.put(person, cipher);
                    return cipher;
                });
    }

    /** Whether the store has a key for the person, whatever can be done with it. */
    public boolean isStored(AccountId person) {
        return store.sql("SELECT COUNT(*) FROM " + table + " WHERE account_id = ?")
                        .param(person.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Makes a key for a new person and remembers it; it is the caller's to store it with the person's first event.
     *
     * @return the keyset, encrypted
     */
    public byte[] create(AccountId person) {
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
            byte[] wrapped =
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, master.wrapping(), owner(person), TINK);
            remembered.put(person, open(person, wrapped));
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The person's key is destroyed, or was never stored: it must not be used any more. */
    public void forget(AccountId person) {
        remembered.invalidate(person);
    }

    private PersonCipher open(AccountId person, byte[] wrapped) {
        try {
            KeysetHandle keyset =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master.wrapping(), owner(person), TINK);
            return new PersonCipher(person, new AesGcm(keyset, TINK));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the key of a person does not open: is nighttalk.keys.master the one"
                            + " that this database was filled with?",
                    e);
        }
    }

    private static byte[] owner(AccountId person) {
        return ("nighttalk/person-key/" + person).getBytes(StandardCharsets.US_ASCII);
    }
}
