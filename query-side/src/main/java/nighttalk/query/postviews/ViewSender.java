package nighttalk.query.postviews;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Sends counted views regularly, and a last time at shutdown: after the last page, before anything is taken down. */
final class ViewSender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ViewSender.class);

    private final ViewCounter counter;
    private final Duration every;
    private volatile @Nullable ScheduledExecutorService timer;
    private volatile boolean failing;

    ViewSender(ViewCounter counter, Duration every) {
        this.counter = counter;
        this.every = every;
    }

    private void send() {
        try {
            counter.send();
            if (failing) {
                LOG.info("views of posts are recorded again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("views of posts can't be recorded now and are kept in memory: {}", e.getMessage());
            }
            failing = true;
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("post-views").factory());
        var _ = fresh.scheduleWithFixedDelay(this::send, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        timer = fresh;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdown();
            send();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Spring stops the highest phase first: the web server stops before this. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;
    }
}
