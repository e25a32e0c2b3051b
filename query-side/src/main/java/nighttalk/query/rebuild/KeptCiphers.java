package nighttalk.query.rebuild;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nighttalk.event.AccountId;
import nighttalk.event.personal.PersonCipher;
import nighttalk.event.personal.PersonCiphers;

/** The keys of people for one rebuild: also remembers, for a while, who has none any more, and notes them. */
final class KeptCiphers implements PersonCiphers {

    private static final int MOST = 50_000;
    private static final int MOST_ERASED = 1_000_000;

    private final LoadingCache<AccountId, Optional<PersonCipher>> kept;
    private final Set<Long> erased = ConcurrentHashMap.newKeySet();

    KeptCiphers(PersonCiphers ciphers) {
        kept = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(ciphers::of);
    }

    @Override
    public Optional<PersonCipher> of(AccountId person) {
        Optional<PersonCipher> cipher = kept.get(person);
        if (cipher.isEmpty() && erased.size() < MOST_ERASED) {
            erased.add(person.value());
        }
        return cipher;
    }

    /** Whether the person's texts could not be read. */
    boolean isErased(Object account) {
        return account instanceof Number number && erased.contains(number.longValue());
    }
}
