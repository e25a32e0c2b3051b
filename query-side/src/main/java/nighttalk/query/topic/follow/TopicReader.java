package nighttalk.query.topic.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import nighttalk.query.log.LogHead;
import nighttalk.query.log.LoggedEvents;
import nighttalk.query.log.StoredEvent;
import nighttalk.query.topic.Places;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicRecords;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessResourceFailureException;

/** The log as the topic has it: in order, from any position, for several readers at a time. */
final class TopicReader implements LoggedEvents, LogHead, AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    /** Less than after which a cursor takes a gap for an error, so that whoever wants it whole sees the gap. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int AT_ONCE = 1_000;

    /** Reading over so many is quicker than looking for the place. */
    private static final long NEAR = 20_000;

    /** Kept for whoever goes on where they stand: the projections, the tail, and some who read ranges. */
    private static final int KEPT = 16;

    private static final long RELAYED_LATER = 100_000;

    private final Topic topic;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Cursor> free = new ArrayList<>();
    private final AtomicLong newest = new AtomicLong();

    /** @param topic what is read */
    TopicReader(Topic topic) {
        this.topic = topic;
    }

    /**
     * The next events, as many as are there.
     *
     * @param after behind which position
     * @param most how many at most
     */
    List<StoredEvent> next(long after, int most) {
        return withCursor(after, cursor -> cursor.take(most, LOOK));
    }

    @Override
    public List<StoredEvent> between(long after, long upTo, boolean origins) {
        return withCursor(after, cursor -> {
            List<StoredEvent> events = new ArrayList<>(Math.toIntExact(upTo - after));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (cursor.next() <= upTo && System.nanoTime() - deadline < 0) {
                events.addAll(cursor.take(Math.toIntExact(upTo - cursor.next() + 1), LOOK));
            }
            if (cursor.next() <= upTo && !cursor.isNextMissing()) {
                throw new DataAccessResourceFailureException("the brokers don't give position " + cursor.next());
            }
            return events;
        });
    }

    @Override
    public Found positionsOf(List<String> types, long after, int most) {
        List<Long> positions = new ArrayList<>();
        long lookedUpTo = after;
        long head = now();
        while (lookedUpTo < head && positions.size() < most) {
            for (StoredEvent event : between(lookedUpTo, Math.min(head, lookedUpTo + AT_ONCE), false)) {
                if (positions.size() < most) {
                    lookedUpTo = event.position();
                    if (types.contains(TopicRecords.type(event))) {
                        positions.add(lookedUpTo);
                    }
                }
            }
        }
        return new Found(positions, lookedUpTo);
    }

    @Override
    public OptionalLong firstAfter(Instant moment) {
        return reached(() -> new Places(topic).firstAfter(moment));
    }

    /** The newest event that has come here: what is in the topic as this process starts, and then what it was given. */
    @Override
    public long now() {
        long known = newest.get();
        return known > 0 ? known : newest.accumulateAndGet(reached(() -> new Places(topic).last()), Math::max);
    }

    @Override
    public long mayTrailBy() {
        return RELAYED_LATER;
    }

    private interface Reading<T> {
        T with(Cursor cursor);
    }

    private interface Asking<T> {
        T ask();
    }

    private <T> T withCursor(long after, Reading<T> reading) {
        return reached(() -> {
            Cursor cursor = cursor(after);
            try {
                T result = reading.with(cursor);
                newest.accumulateAndGet(Math.max(cursor.next() - 1, cursor.newest()), Math::max);
                giveBack(cursor);
                return result;
            } catch (RuntimeException e) {
                cursor.close();
                throw e;
            }
        });
    }

    private static <T> T reached(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (KafkaException e) {
            throw new DataAccessResourceFailureException("the topic can't be read: " + e.getMessage(), e);
        }
    }

    private Cursor cursor(long after) {
        Optional<Cursor> near = takeNear(after);
        if (near.isEmpty()) {
            return new Cursor(topic, after);
        }
        near.get().skipTo(after + 1);
        return near.get();
    }

    private Optional<Cursor> takeNear(long after) {
        lock.lock();
        try {
            Optional<Cursor> near = free.stream()
                    .filter(cursor -> cursor.next() <= after + 1 && after + 1 - cursor.next() <= NEAR)
                    .max(Comparator.comparingLong(Cursor::next));
            near.ifPresent(free::remove);
            return near;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Cursor cursor) {
        List<Cursor> tooMany = new ArrayList<>();
        lock.lock();
        try {
            free.add(cursor);
            while (free.size() > KEPT) {
                tooMany.add(free.removeFirst());
            }
        } finally {
            lock.unlock();
        }
        tooMany.forEach(Cursor::close);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            free.forEach(Cursor::close);
            free.clear();
        } finally {
            lock.unlock();
        }
    }
}
