package nighttalk.query.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes requests for rebuilds, runs them, each in a thread of its own, and reports on them every second. */
final class RebuildDesk implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildDesk.class);

    private static final int LAST_REPORTS = 20;

    private record Running(RebuildRun run, Thread thread) {}

    private final Workshop shop;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService reporter;

    RebuildDesk(Workshop shop) {
        this.shop = shop;
    }

    /**
     * Begins one.
     *
     * @throws nighttalk.platform.refusal.Refused if it may not or can't be
     */
    Status start(Request request, String by) {
        List<Projection> projections = Checks.known(shop, request);
        Checks.notTooMany(running.size(), shop.settings().most());
        Checks.room(shop, request, projections);
        projections.forEach(projection -> Leftovers.clear(shop, request.place(projection.name()), projection));
        return begin(request, by, projections, Reach.upTo(0));
    }

    /**
     * Brings back the rows that the last rebuild of the projection replaced, brought up to now.
     *
     * @throws nighttalk.platform.refusal.Refused if there is no such projection
     * @throws Conflict if there are no such rows
     */
    Status undo(String projection, String by) {
        Request request = new Request(Kind.UNDO, List.of(projection), false, false, null, null);
        List<Projection> one = Checks.known(shop, request);
        Checks.notTooMany(running.size(), shop.settings().most());
        Leftovers.clear(shop, request.place(projection), one.getFirst());
        Reach before = Aside.reached(shop, one.getFirst())
                .orElseThrow(() -> new Conflict("nothing-to-undo", "되돌릴 이전 데이터가 없습니다."));
        return begin(request, by, one, before);
    }

    private Status begin(Request request, String by, List<Projection> projections, Reach from) {
        long id = shop.rebuilds().add(request, by, shop.runner());
        Progress progress = new Progress(id, request, by);
        claim(id, request, projections, progress, from);
        try {
            return run(id, request, progress);
        } catch (RuntimeException e) {
            projections.forEach(projection -> shop.copies().release(request.place(projection.name()), id));
            throw e;
        }
    }

    private void claim(long id, Request request, List<Projection> projections, Progress progress, Reach from) {
        List<Place> claimed = new ArrayList<>();
        for (Projection projection : projections) {
            Place place = request.place(projection.name());
            if (!shop.copies().claim(place, id, shop.runner(), from)) {
                claimed.forEach(ours -> shop.copies().release(ours, id));
                shop.rebuilds()
                        .report(
                                id,
                                progress.status()
                                        .ended(Phase.FAILED, Instant.now(), "failed", "another rebuild was quicker"),
                                shop.runner());
                throw Checks.alreadyRunning(place.name());
            }
            claimed.add(place);
        }
    }

    /** Goes on with one that stopped, from where its copies are. */
    Status resume(long id) {
        Rebuilds.Entry entry = Checks.existing(shop, id);
        Checks.resumable(shop, entry);
        if (entry.status().phase() == Phase.INTERRUPTED && running.containsKey(id)) {
            // It is not gone, its reports only don't get through. As a runner of the same name it would go on as well.
            throw Checks.alreadyRunning(String.join(", ", entry.request().projections()));
        }
        if (!shop.rebuilds().takeOver(id, shop.runner())) {
            throw Checks.alreadyRunning(String.join(", ", entry.request().projections()));
        }
        shop.copies().handOver(id, shop.runner());
        if (entry.request().skipBad()) {
            startOver(id, entry.request()); // what was parked was known to that process alone
        }
        Request request = entry.request();
        return run(id, request, new Progress(id, request, entry.status().by()));
    }

    private void startOver(long id, Request request) {
        for (Projection projection : shop.of(request)) {
            Place place = request.place(projection.name());
            shop.tables().drop(place, projection);
            shop.copies().release(place, id);
            shop.copies().claim(place, id, shop.runner(), Reach.upTo(0));
        }
    }

    /** Asks the one that runs it, wherever that is, to stop; the copy stays. */
    Status cancel(long id) {
        Rebuilds.Entry entry = Checks.existing(shop, id);
        shop.rebuilds().cancel(id);
        Running here = running.get(id);
        if (here != null) {
            here.run().cancel();
            here.thread().interrupt();
        }
        return entry.status();
    }

    /** Throws the copies of one that stopped away. */
    Status drop(long id) {
        Rebuilds.Entry entry = Checks.existing(shop, id);
        Checks.over(entry);
        for (Projection projection : shop.of(entry.request())) {
            Leftovers.drop(shop, entry, projection);
        }
        return entry.status();
    }

    private Status run(long id, Request request, Progress progress) {
        Status first = progress.status();
        shop.rebuilds().report(id, first, shop.runner());
        RebuildRun run = new RebuildRun(shop, id, request, progress);
        Thread thread = Thread.ofPlatform().daemon().name("rebuild-" + id).unstarted(() -> run(id, run));
        running.put(id, new Running(run, thread));
        thread.start();
        return first;
    }

    private void run(long id, RebuildRun run) {
        Status end;
        try {
            String result = run.run();
            end = run.progress().status().ended(Phase.DONE, Instant.now(), result, Endings.of(run.progress()));
        } catch (Cancelled e) {
            boolean stopping = !isRunning();
            end = run.progress()
                    .status()
                    .ended(
                            stopping ? Phase.INTERRUPTED : Phase.CANCELLED,
                            Instant.now(),
                            "cancelled",
                            (stopping ? "the process was stopped" : "cancelled")
                                    + "; the live rows are untouched; resume goes on from here, drop throws the copy away");
        } catch (RuntimeException e) {
            if (!(e instanceof RebuildFailed)) {
                LOG.error("rebuild {} failed", id, e);
            }
            end = run.progress().status().ended(Phase.FAILED, Instant.now(), "failed", String.valueOf(e.getMessage()));
        }
        LOG.info("rebuild {} of {}: {}, {}", id, end.projections(), end.result(), end.message());
        Thread.interrupted(); // the report must get through
        for (int attempt = 1; attempt <= LAST_REPORTS && !reported(id, end); attempt++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        running.values().removeIf(each -> each.run() == run); // it may have been resumed by now
    }

    /** If none gets through, others see that there are none any more. */
    private boolean reported(long id, Status status) {
        try {
            shop.rebuilds().report(id, status, shop.runner());
            return true;
        } catch (RuntimeException e) {
            LOG.warn("rebuild {} can't be reported on now: {}", id, e.getMessage());
            return false;
        }
    }

    private void reportAll() {
        running.forEach((id, each) -> {
            Status status = each.run().progress().status();
            try {
                if (!each.thread().isAlive()) {
                    return;
                }
                if (!shop.rebuilds().report(id, status, shop.runner())
                        || shop.rebuilds().isCancelled(id)) {
                    each.run().cancel();
                    each.thread().interrupt();
                }
            } catch (RuntimeException e) {
                LOG.debug("the database is away", e);
            }
        });
    }

    /** What one that runs here says of itself, also while no report can be kept. */
    Progress progress(long id) {
        return Objects.requireNonNull(running.get(id)).run().progress();
    }

    /** How many run here. */
    int running() {
        return running.size();
    }

    @Override
    public void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("rebuild-report").factory());
        var _ = fresh.scheduleWithFixedDelay(this::reportAll, 1, 1, TimeUnit.SECONDS);
        reporter = fresh;
    }

    @Override
    public void stop() {
        ScheduledExecutorService old = reporter;
        reporter = null;
        if (old != null) {
            old.shutdownNow();
        }
        List<Running> last = List.copyOf(running.values());
        last.forEach(each -> {
            each.run().cancel();
            each.thread().interrupt();
        });
        for (Running each : last) {
            try {
                each.thread().join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return reporter != null;
    }
}
