package nighttalk.query.tail;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the log from where it ends at start, in every process, whoever runs the projections: hands each event to the
 * {@link LogFollower}s, and wakes those who wait for new ones, so that nobody else has to look again and again.
 */
public final class LogTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final int AT_ONCE = 256;
    private static final Duration AFTER_AN_ERROR = Duration.ofMillis(500);

    private final EventStore log;
    private final List<LogFollower> followers;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;
    private boolean failing;
    private @Nullable TrackingToken last;

    /**
     * Takes what it works with.
     *
     * @param log what is followed
     * @param followers who is told of each event
     */
    LogTail(EventStore log, List<LogFollower> followers) {
        this.log = log;
        this.followers = List.copyOf(followers);
    }

    /** The source, whose streams say when there is something new. */
    public StreamableMessageSource<TrackedEventMessage<?>> announced(
            StreamableMessageSource<TrackedEventMessage<?>> source) {
        return new AnnouncedSource(source, this);
    }

    void listen(Runnable announcement) {
        waiting.add(announcement);
    }

    void stopListening(Runnable announcement) {
        waiting.remove(announcement);
    }

    private void run() {
        while (isRunning()) {
            try {
                follow();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("the log can't be followed now, which is tried again: {}", e.getMessage());
                }
                failing = true;
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(AFTER_AN_ERROR);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void follow() throws InterruptedException {
        TrackingToken from = last;
        if (from == null) {
            TrackingToken head = log.createHeadToken();
            followers.forEach(follower -> follower.begin(head.position().orElse(0)));
            from = head;
            last = head;
        }
        try (BlockingStream<TrackedEventMessage<?>> events = log.openStream(from)) {
            while (isRunning()) {
                boolean some = events.hasNextAvailable(1, TimeUnit.SECONDS);
                failing = false;
                if (some) {
                    announce();
                    take(events);
                    announce(); // what came meanwhile was taken without a word
                }
            }
        }
    }

    private void announce() {
        waiting.forEach(Runnable::run);
    }

    private void take(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException {
        for (int i = 0; i < AT_ONCE && events.hasNextAvailable(); i++) {
            TrackedEventMessage<?> event = events.nextAvailable();
            TrackingToken token = event.trackingToken();
            long position = token.position().orElse(0);
            followers.forEach(follower -> follower.take(event, position));
            last = token;
        }
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().daemon().name("log-tail").unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the projections, of which it must not miss an event, and after them at shutdown. */
    @Override
    public int getPhase() {
        return 0;
    }
}
