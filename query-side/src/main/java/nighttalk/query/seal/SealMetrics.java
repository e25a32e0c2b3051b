package nighttalk.query.seal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What operators watch: how long events wait for their seal ({@code nighttalk.seal.delay}), how many are sealed
 * ({@code nighttalk.seal.size}), which process seals ({@code nighttalk.seal.here}), and whether sealing is refused
 * ({@code nighttalk.seal.refused}).
 */
final class SealMetrics implements MeterBinder {

    private final SealState state;
    private final AtomicLong size = new AtomicLong(-1);
    private volatile @Nullable Timer delay;

    SealMetrics(SealState state) {
        this.state = state;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        delay = Timer.builder("nighttalk.seal.delay")
                .description("from the moment of an event to the publication of a checkpoint that includes it")
                .serviceLevelObjectives(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
        Gauge.builder("nighttalk.seal.size", () -> size.get() < 0 ? Double.NaN : size.get())
                .description("events in the last checkpoint that this process published")
                .register(registry);
        Gauge.builder("nighttalk.seal.here", () -> state.sealing() ? 1 : 0)
                .description("1 in the process that seals")
                .register(registry);
        Gauge.builder("nighttalk.seal.refused", () -> state.refused() == null ? 0 : 1)
                .description("1 if the log must not be sealed as it is")
                .register(registry);
    }

    void sealed(Duration after) {
        Timer timer = delay;
        if (timer != null) {
            timer.record(after);
        }
    }

    void size(long events) {
        size.set(events);
    }
}
