package nighttalk.query.cache;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An event that was parked and is taken in later changes rows long after its position, maybe through another process.
 * The dead letters that have gone tell of it.
 */
final class HealedRows implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HealedRows.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final JdbcClient views;
    private final Touches touches;
    private Map<String, Object> parked = Map.of();
    private volatile @Nullable ScheduledExecutorService timer;

    HealedRows(DataSource views, Touches touches) {
        this.views = JdbcClient.create(views);
        this.touches = touches;
    }

    private void look() {
        try {
            Map<String, Object> now = views.sql("SELECT COUNT(*) AS letters, COALESCE(SUM(CRC32(dead_letter_id)), 0)"
                            + " AS which_ones FROM dead_letter_entry")
                    .query()
                    .singleRow();
            if (!now.equals(parked)) {
                parked = now;
                touches.rowsChangedWithoutEvent();
            }
        } catch (DataAccessException e) {
            LOG.debug("the views database is away", e);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("healed-rows").factory());
        var _ = fresh.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer = fresh;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
