package nighttalk.query.projection;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/**
 * Runs the coordinators of all projections. New events wake them; but Axon's coordinator waits 100 ms when its buffers
 * are full, 500 ms and more after an error, up to a minute. A reader who waits for their own write can't wait that
 * long: short waits become {@code poll}, long ones at most {@link #LONGEST}.
 */
final class ImpatientScheduler extends ScheduledThreadPoolExecutor {

    private static final Duration AXONS_POLL = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final long pollNanos;

    ImpatientScheduler(int threads, Duration poll) {
        super(threads, new AxonThreadFactory("projection-coordinator"));
        this.pollNanos = poll.toNanos();
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, shorter(unit.toNanos(delay)), TimeUnit.NANOSECONDS);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return super.schedule(task, shorter(unit.toNanos(delay)), TimeUnit.NANOSECONDS);
    }

    private long shorter(long nanos) {
        return nanos <= AXONS_POLL.toNanos() ? Math.min(nanos, pollNanos) : Math.min(nanos, LONGEST.toNanos());
    }
}
