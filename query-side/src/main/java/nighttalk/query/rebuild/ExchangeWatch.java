package nighttalk.query.rebuild;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nighttalk.query.cache.Touches;
import nighttalk.query.projection.Projection;
import nighttalk.query.rebuild.Copies.Copy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * In every process: forgets rows that are kept in memory when another process has exchanged tables, and finishes an
 * exchange whose process has died in the middle of it.
 */
final class ExchangeWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeWatch.class);

    private record Seen(long exchanges, boolean anyChanging) {}

    private final Workshop shop;
    private final Touches touches;
    private final JdbcClient views;
    private volatile @Nullable ScheduledExecutorService timer;
    private long known = -1;

    ExchangeWatch(Workshop shop, Touches touches) {
        this.shop = shop;
        this.touches = touches;
        this.views = JdbcClient.create(shop.views());
    }

    private void look() {
        try {
            Seen seen = views.sql(
                            "SELECT tables_exchanged, EXISTS (SELECT 1 FROM rebuild_copy WHERE changing IS NOT NULL)"
                                    + " FROM exchange_count WHERE id = 1")
                    .query((row, n) -> new Seen(row.getLong(1), row.getBoolean(2)))
                    .single();
            if (seen.exchanges() != known) {
                known = seen.exchanges();
                touches.rowsChangedWithoutEvent();
            }
            if (seen.anyChanging()) {
                shop.copies().changing().forEach(this::finishIfLeft);
            }
        } catch (RuntimeException e) {
            LOG.debug("the database is away", e);
        }
    }

    private void finishIfLeft(Copy copy) {
        Rebuilds.Entry owner = shop.rebuilds().find(copy.rebuild()).orElse(null);
        Projection projection = shop.projections().get(copy.place());
        if (projection != null && (owner == null || owner.status().phase().isOver())) {
            finish(copy, projection, owner);
        }
    }

    private void finish(Copy left, Projection projection, Rebuilds.@Nullable Entry owner) {
        boolean undo = owner != null && owner.request().kind() == Kind.UNDO;
        Exchange.Outcome outcome = shop.exchange().finish(undo, projection);
        LOG.warn("the exchange of {} was left unfinished by its process; finished now: {}", projection.name(), outcome);
        if (outcome == Exchange.Outcome.DONE
                && owner != null
                && shop.copies().of(left.rebuild()).isEmpty()) {
            Status done = owner.status()
                    .ended(
                            Phase.DONE,
                            Instant.now(),
                            "switched",
                            "its process died; another one finished the exchange");
            if (shop.rebuilds().takeOver(owner.id(), shop.runner())) {
                shop.rebuilds().report(owner.id(), done, shop.runner());
            }
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("exchange-watch").factory());
        var _ = fresh.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
        timer = fresh;
    }

    @Override
    public void stop() {
        ScheduledExecutorService old = timer;
        timer = null;
        if (old != null) {
            old.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
