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

    private record Checked(Instant at, long differences) {}

    private final Workshop shop;
    private final RebuildDesk desk;
    private final Map<String, Checked> newest = new ConcurrentHashMap<>();
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
        Checked checked = newest.get(projection);
        return checked == null ? Double.NaN : checked.differences();
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
        rebuilds.stream()
                .filter(entry -> entry.request().kind() == Kind.VERIFY
                        && entry.request().projections().contains(projection)
                        && entry.status().phase() == Phase.DONE)
                .findFirst()
                .map(Rebuilds.Entry::status)
                .ifPresent(status -> {
                    // What was compared together counts for each of them: it is a reason to look.
                    long differences = status.differences() == null ? 0 : status.differences();
                    Instant at = status.endedAt() == null ? status.startedAt() : status.endedAt();
                    newest.put(projection, new Checked(at, "repaired".equals(status.result()) ? 0 : differences));
                });
    }

    private Optional<String> due() {
        Instant since = Instant.now().minus(shop.settings().checkEvery());
        return shop.projections().keySet().stream()
                .filter(projection -> at(projection).isBefore(since))
                .min(Comparator.comparing(this::at));
    }

    private Instant at(String projection) {
        Checked checked = newest.get(projection);
        return checked == null ? Instant.EPOCH : checked.at();
    }

    private void check(String projection) {
        if (shop.settings().checkEvery().isZero()) {
            return;
        }
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
