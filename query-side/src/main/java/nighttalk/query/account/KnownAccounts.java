package nighttalk.query.account;

import java.util.List;
import java.util.Optional;
import nighttalk.query.cache.KeptRows;
import nighttalk.query.cache.RowCaches;
import org.springframework.stereotype.Component;

/** People, from memory where that says what the database says. */
@Component
public class KnownAccounts {

    private static final class AccountNature implements KeptRows.Nature<AccountRow> {

        private static final int BYTES = 400;

        @Override
        public long[] touchedBy(AccountRow row) {
            return new long[] {row.id()};
        }

        @Override
        public int weight(AccountRow row) {
            return BYTES;
        }
    }

    private final KeptRows<Long, AccountRow> kept;
    private final Accounts accounts;

    KnownAccounts(RowCaches caches, Accounts accounts) {
        this.kept = caches.accounts(List.of(AccountProjection.NAME), new AccountNature());
        this.accounts = accounts;
    }

    /** The person, unless they have left. */
    Optional<AccountRow> find(long id) {
        return Optional.ofNullable(kept.get(id, () -> accounts.findById(id).orElse(null)));
    }
}
