package nighttalk.query.tail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives an event store's streams the callback that Axon's embedded store lacks. Without it each processor looks for new
 * events all the time.
 */
final class AnnouncedSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final LogTail tail;

    AnnouncedSource(StreamableMessageSource<TrackedEventMessage<?>> source, LogTail tail) {
        this.source = source;
        this.tail = tail;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Announced(source.openStream(token), tail);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return source.createTokenAt(time);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return source.createTokenSince(duration);
    }

    /**
     * Locked, since an announcement makes Axon's coordinator look from a second thread while the first is about to
     * leave, and the embedded store's stream would lose an event between the two.
     */
    private static final class Announced implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private final LogTail tail;
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Runnable callback;

        Announced(BlockingStream<TrackedEventMessage<?>> events, LogTail tail) {
            this.events = events;
            this.tail = tail;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable announcement) {
            callback = announcement;
            tail.listen(announcement);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            lock.lock();
            try {
                return events.peek();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                return events.hasNextAvailable(timeout, unit);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                return events.nextAvailable();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            lock.lock();
            try {
                events.skipMessagesWithPayloadTypeOf(ignored);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            Runnable announcement = callback;
            if (announcement != null) {
                tail.stopListening(announcement);
            }
            lock.lock();
            try {
                events.close();
            } finally {
                lock.unlock();
            }
        }
    }
}
