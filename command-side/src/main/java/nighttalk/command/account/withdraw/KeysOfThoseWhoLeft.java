package nighttalk.command.account.withdraw;

import java.util.List;
import javax.sql.DataSource;
import nighttalk.event.AccountId;
import nighttalk.platform.personal.KeyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Destroys keys that came back with an older backup of the key store: at every start, those of everybody whose
 * withdrawal is in the log. So what was erased stays erased, whatever is restored.
 */
@Component
class KeysOfThoseWhoLeft {

    private static final Logger LOG = LoggerFactory.getLogger(KeysOfThoseWhoLeft.class);
    private static final int AT_ONCE = 500;

    private record Withdrawal(long position, AccountId account) {}

    private final JdbcClient log;
    private final String keys;

    KeysOfThoseWhoLeft(@Qualifier("log") DataSource log, @Value("${nighttalk.keys.schema}") String schema) {
        this.log = JdbcClient.create(log);
        this.keys = KeyStore.tableIn(schema);
    }

    @EventListener(ApplicationReadyEvent.class)
    void destroy() {
        var _ = Thread.ofVirtual().name("keys-of-those-who-left").start(() -> {
            try {
                long destroyed = destroyAll();
                if (destroyed > 0) {
                    LOG.warn("the key store held {} keys of people who have left; they are destroyed", destroyed);
                }
            } catch (DataAccessException e) {
                LOG.error("keys of people who have left could not be looked for; the next start tries again", e);
            }
        });
    }

    private long destroyAll() {
        long destroyed = 0;
        long after = 0;
        List<Withdrawal> some;
        do {
            some = withdrawals(after);
            if (!some.isEmpty()) {
                after = some.getLast().position();
                destroyed += log.sql("DELETE FROM " + keys + " WHERE account_id IN (:accounts)")
                        .param(
                                "accounts",
                                some.stream().map(one -> one.account().value()).toList())
                        .update();
            }
        } while (some.size() == AT_ONCE);
        return destroyed;
    }

    private List<Withdrawal> withdrawals(long after) {
        return log.sql("SELECT position, stream FROM event WHERE type = 'AccountWithdrawn' AND position > ?"
                        + " ORDER BY position LIMIT " + AT_ONCE)
                .param(after)
                .query((row, n) -> new Withdrawal(row.getLong(1), AccountId.of(row.getString(2))))
                .list();
    }
}
