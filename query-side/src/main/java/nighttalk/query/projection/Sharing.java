package nighttalk.query.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import nighttalk.platform.token.SharedTokenStore;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shares the projections' segments among all processes that read: each says that it lives, counts the others that do,
 * and tells Axon how many segments of each projection it may run. Axon gives up what is too much, and claims what is
 * free up to that.
 */
final class Sharing implements MaxSegmentProvider, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);

    /** Of those who ended without a word. */
    private static final String FORGET =
            "DELETE FROM reading_process WHERE seen_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY";

    private static final String LIVE = "INSERT INTO reading_process (owner, joined_at, seen_at)"
            + " VALUES (?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)) ON DUPLICATE KEY UPDATE seen_at = UTC_TIMESTAMP(3)";

    private static final String OTHERS = "SELECT owner FROM reading_process"
            + " WHERE seen_at >= UTC_TIMESTAMP(3) - INTERVAL ? * 1000 MICROSECOND ORDER BY joined_at, owner";

    private final JdbcClient views;
    private final TransactionTemplate transaction;
    private final Set<String> projections;
    private final String owner;
    private final Duration claim;
    private final String held;
    private volatile @Nullable Map<String, Integer> allowed;
    private volatile @Nullable ScheduledExecutorService timer;

    /**
     * Takes what it works with.
     *
     * @param views the views database
     * @param projections the names of those that this version has
     * @param owner the name under which this process claims
     * @param claim how long a process without a sign of life counts as alive
     */
    Sharing(DataSource views, Set<String> projections, String owner, Duration claim) {
        this.views = JdbcClient.create(views);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(views));
        this.projections = projections;
        this.owner = owner;
        this.claim = claim;
        this.held = "SELECT processor_name, COUNT(*) AS segments, SUM(COALESCE(owner = ?, 0)) AS mine,"
                + " SUM(owner IS NULL OR (owner <> ? AND " + SharedTokenStore.isOver(claim) + ")) AS free FROM "
                + SharedTokenStore.TABLE + " WHERE processor_name NOT LIKE '\\_\\_%' GROUP BY processor_name"
                + " ORDER BY processor_name";
    }

    /** A projection that nobody has begun with may be taken up as a whole. */
    @Override
    public int getMaxSegments(String projection) {
        Map<String, Integer> known = allowed;
        return (known == null ? look() : known).getOrDefault(projection, (int) Short.MAX_VALUE);
    }

    private Map<String, Integer> look() {
        Map<String, Integer> fresh = Objects.requireNonNull(transaction.execute(begun -> {
            views.sql(LIVE).param(owner).update();
            List<String> processes = views.sql(OTHERS)
                    .param(claim.toMillis())
                    .query(String.class)
                    .list();
            List<FairShare.Held> segments = views.sql(held)
                    .params(owner, owner)
                    .query((row, n) -> held(row))
                    .list();
            return FairShare.of(segments, processes.size(), Math.max(0, processes.indexOf(owner)));
        }));
        allowed = fresh;
        return fresh;
    }

    /** What this version has no projection for, another one runs, if any: here it takes no room. */
    private FairShare.Held held(ResultSet row) throws SQLException {
        String projection = row.getString(1);
        return projections.contains(projection)
                ? new FairShare.Held(projection, row.getInt(2), row.getInt(3), row.getInt(4))
                : new FairShare.Held(projection, row.getInt(2), 0, 0);
    }

    private void tryToLook() {
        try {
            look();
        } catch (RuntimeException e) { // whatever it is, it must not end the looking
            LOG.debug("the views database is away: what this process may run stays as it was", e);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("projection-sharing").factory());
        long every = claim.toMillis() / 5;
        var _ = fresh.schedule(this::forget, every, TimeUnit.MILLISECONDS);
        var _ = fresh.scheduleWithFixedDelay(this::tryToLook, 0, every, TimeUnit.MILLISECONDS);
        timer = fresh;
    }

    private void forget() {
        try {
            transaction.executeWithoutResult(begun -> views.sql(FORGET).update());
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("the views database is away: old rows stay until the next start", e);
        }
    }

    /** Says good-bye, so that nobody waits for a sign of life. */
    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
            try {
                transaction.executeWithoutResult(begun -> views.sql("DELETE FROM reading_process WHERE owner = ?")
                        .param(owner)
                        .update());
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("the views database is away: the others find out by themselves", e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Before the projections start, and after they have given their claims back. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
