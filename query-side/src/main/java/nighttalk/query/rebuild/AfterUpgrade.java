package nighttalk.query.rebuild;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.projection.PassedOver;
import nighttalk.query.projection.PassedOver.Note;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes good what an earlier version passed over: rebuilds, without downtime, the projections that met kinds of events
 * which only this version knows. As long as a process of the earlier version still runs, and passes more over, it is
 * done again.
 */
final class AfterUpgrade implements SmartLifecycle {

    /** Who asks for these. */
    static final String NAME = "after upgrade";

    private static final Logger LOG = LoggerFactory.getLogger(AfterUpgrade.class);

    private record Repair(long rebuild, List<Note> notes) {}

    private final Workshop shop;
    private final RebuildDesk desk;
    private final PassedOver passedOver;
    private final Predicate<String> known;
    private volatile @Nullable Repair running;
    private volatile @Nullable ScheduledExecutorService timer;

    /**
     * Takes what it works with.
     *
     * @param known whether this version knows that kind of event
     */
    AfterUpgrade(Workshop shop, RebuildDesk desk, PassedOver passedOver, Predicate<String> known) {
        this.shop = shop;
        this.desk = desk;
        this.passedOver = passedOver;
        this.known = known;
    }

    private void look() {
        try {
            Repair repair = running;
            if (repair != null && !isOver(repair)) {
                return;
            }
            List<Note> notes = passedOver.notes().stream()
                    .filter(note ->
                            known.test(note.type()) && shop.projections().containsKey(note.projection()))
                    .toList();
            boolean busy = shop.rebuilds().newest().stream()
                    .anyMatch(entry -> !entry.status().phase().isOver());
            if (!notes.isEmpty() && !busy) {
                begin(notes);
            }
        } catch (RuntimeException e) {
            LOG.debug("the database is away", e);
        }
    }

    private boolean isOver(Repair repair) {
        Status status = Checks.existing(shop, repair.rebuild()).status();
        if (!status.phase().isOver()) {
            return false;
        }
        if (status.phase() == Phase.DONE) {
            repair.notes().forEach(passedOver::madeGood);
        }
        running = null;
        return true;
    }

    private void begin(List<Note> notes) {
        List<String> projections =
                notes.stream().map(Note::projection).distinct().toList();
        LOG.info("rebuilding {}: an earlier version passed events over", projections);
        try {
            Status status = desk.start(new Request(Kind.REBUILD, projections, true, false, null, null), NAME);
            running = new Repair(Long.parseLong(status.id()), notes);
        } catch (Refused | Conflict | NoRoom e) {
            LOG.warn("projections {} are not made good now: {}", projections, e.getMessage());
        }
    }

    @Override
    public void start() {
        long millis = Math.max(1, shop.settings().afterUpgrade().toMillis());
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("after-upgrade").factory());
        var _ = fresh.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
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
