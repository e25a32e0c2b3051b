package nighttalk.query.audit.look;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nighttalk.event.AccountId;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.projection.Micros;

/** Who left, and when: that is when their key was destroyed. For one answer; asks once for each person. */
final class Erasures {

    private static final int MOST = 10_000;

    private final AuditLog log;
    private final Map<AccountId, Optional<Instant>> known = new HashMap<>();

    Erasures(AuditLog log) {
        this.log = log;
    }

    Optional<Instant> of(AccountId person) {
        if (known.size() >= MOST) {
            known.clear(); // an export of the whole log sees everybody
        }
        return known.computeIfAbsent(person, this::find);
    }

    /** The last event of the account's stream, if it is that one. */
    private Optional<Instant> find(AccountId person) {
        return log
                .sql()
                .sql("SELECT occurred_at_us FROM event WHERE stream = ? AND type = 'AccountWithdrawn'")
                .param(person.text())
                .query(Long.class)
                .list()
                .stream()
                .findFirst()
                .map(Micros::instant);
    }
}
