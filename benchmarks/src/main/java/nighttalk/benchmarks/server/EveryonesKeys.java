package nighttalk.benchmarks.server;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Optional;
import nighttalk.event.AccountId;
import nighttalk.event.personal.PersonCipher;
import nighttalk.event.personal.PersonCiphers;

/** Keys of people for one pass over the log: each is asked for once, also those that are gone. */
final class EveryonesKeys implements PersonCiphers {

    /** As many as a heap of 512 MiB has room for. */
    private static final int MOST = 50_000;

    private final LoadingCache<AccountId, Optional<PersonCipher>> known;

    EveryonesKeys(PersonCiphers keys) {
        this.known = Caffeine.newBuilder().maximumSize(MOST).build(keys::of);
    }

    @Override
    public Optional<PersonCipher> of(AccountId person) {
        return known.get(person);
    }
}
