package nighttalk.query.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Compares each projection with the log by itself, as often as the setting says, one after the other, whichever process
 * comes first; and shows what the newest comparison of each came to, whoever asked for it, as a metric.
 */
final class ScheduledCheck implements SmartLifecycle, MeterBinder {

    /** Who asks for these. */
    static final String NAME = "scheduled check";

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledCheck.class);
    private static final Duration MOST_BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final Workshop shop;
    private final RebuildDesk desk;
    /** What the newest comparison that came to its end found. */
    private final Map<String, Long> differences = new ConcurrentHashMap<>();
    /** When the newest one began, or could not: one that always fails must not keep the others from their turn. */
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();

    private volatile @Nullable ScheduledExecutorService timer;

    ScheduledCheck(Workshop shop, RebuildDesk desk) {
        this.shop = shop;
        this.desk = desk;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String projection : shop.projections().keySet()) {
            Gauge.builder("nighttalk.projection.differences", () -> differences(projection))
                    .description("rows that the newest comparison with the log found to differ")
                    .tag("projection", projection)
                    .register(registry);
        }
    }

    private Number differences(String projection) {
        Long found = differences.get(projection);
        return found == null ? Double.NaN : found;
    }

    private void look() {
        try {
            List<Rebuilds.Entry> rebuilds = shop.rebuilds().newest();
            shop.projections().keySet().forEach(projection -> note(projection, rebuilds));
            boolean busy =
                    rebuilds.stream().anyMatch(entry -> !entry.status().phase().isOver());
            if (!busy) {
                due().ifPresent(this::check);
            }
        } catch (RuntimeException e) {
            LOG.debug("the database is away", e);
        }
    }

    private void note(String projection, List<Rebuilds.Entry> rebuilds) {
        List<Status> newest = rebuilds.stream()
                .filter(entry -> entry.request().kind() == Kind.VERIFY
                        && entry.request().projections().contains(projection))
                .map(Rebuilds.Entry::status)
                .toList();
        newest.stream().findFirst().ifPresent(status -> tried(projection, status.startedAt()));
        newest.stream()
                .filter(status -> status.phase() == Phase.DONE)
                .findFirst()
                .ifPresent(status -> {
                    // What was compared together counts for each of them: it is a reason to look.
                    long found = status.differences() == null ? 0 : status.differences();
                    differences.put(projection, "repaired".equals(status.result()) ? 0 : found);
                });
    }

    private void tried(String projection, Instant at) {
        tried.merge(projection, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    private Optional<String> due() {
        Instant since = Instant.now().minus(shop.settings().checkEvery());
        return shop.projections().keySet().stream()
                .filter(projection -> at(projection).isBefore(since))
                .min(Comparator.comparing(this::at));
    }

    private Instant at(String projection) {
        return tried.getOrDefault(projection, Instant.EPOCH);
    }

    private void check(String projection) {
        if (shop.settings().checkEvery().isZero()) {
            return;
        }
        tried(projection, Instant.now());
        try {
            desk.start(new Request(Kind.VERIFY, List.of(projection), false, false, null, null), NAME);
        } catch (Refused | Conflict | NoRoom e) {
            LOG.warn("projection {} is not compared now: {}", projection, e.getMessage());
        }
    }

    @Override
    public void start() {
        Duration every = shop.settings().checkEvery();
        long millis = every.isZero() || every.compareTo(MOST_BETWEEN_LOOKS) > 0
                ? MOST_BETWEEN_LOOKS.toMillis()
                : Math.max(1, every.toMillis() / 4);
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("scheduled-check").factory());
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
