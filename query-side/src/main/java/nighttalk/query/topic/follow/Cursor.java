package nighttalk.query.topic.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nighttalk.query.log.StoredEvent;
import nighttalk.query.topic.Places;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicRecords;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Reads all partitions and gives the events in the order of the log. Their positions are dense, so the next one is known
 * before it comes, and those that come before their turn wait for it. For one thread at a time.
 */
final class Cursor implements AutoCloseable {

    /** As many may wait of one partition before it is read no further. */
    private static final int EARLY = 1_000;

    private static final int AT_ONCE = 500;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Consumer<String, byte[]> consumer;
    private final Map<Long, ConsumerRecord<String, byte[]>> early = new HashMap<>();
    private final Map<TopicPartition, Integer> waiting = new HashMap<>();
    private long next;
    private long newest;
    private long movedAt = System.nanoTime();

    /**
     * Begins behind that position.
     *
     * @throws DataAccessResourceFailureException if there is no such topic
     * @throws org.apache.kafka.common.KafkaException if the brokers can't be reached
     */
    Cursor(Topic topic, long after) {
        Map<TopicPartition, Long> places = new Places(topic).behind(after);
        this.consumer = topic.consumer(AT_ONCE);
        this.next = after + 1;
        consumer.assign(places.keySet());
        places.forEach(consumer::seek);
    }

    /** The position that it gives next. */
    long next() {
        return next;
    }

    /** What lies before is left out. */
    void skipTo(long position) {
        for (long skipped = next; skipped < position; skipped++) {
            forget(early.remove(skipped));
        }
        if (position > next) {
            next = position;
            movedAt = System.nanoTime();
        }
    }

    /** The highest position that has come, in its turn or before it. */
    long newest() {
        return newest;
    }

    /**
     * Whether the next one is nowhere, and later ones are there: each partition has given one of them, or all it has.
     *
     * @throws org.apache.kafka.common.KafkaException if one can't be asked
     */
    boolean isNextMissing() {
        if (early.isEmpty()) {
            return false;
        }
        Set<TopicPartition> silent = new HashSet<>(consumer.assignment());
        silent.removeIf(part -> waiting.getOrDefault(part, 0) > 0);
        return consumer.endOffsets(silent).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /**
     * The next events, as many as are there, after one look at most.
     *
     * @param most how many at most
     * @param patience how long to wait if there are none
     * @throws DataAccessResourceFailureException if one never comes although later ones are there
     */
    List<StoredEvent> take(int most, Duration patience) {
        List<StoredEvent> events = new ArrayList<>();
        give(events, most);
        if (events.isEmpty()) {
            receive(patience);
            give(events, most);
        }
        long now = System.nanoTime();
        if (!events.isEmpty() || early.isEmpty()) {
            movedAt = now;
        } else if (now - movedAt > LONG.toNanos()) {
            throw new DataAccessResourceFailureException(
                    "the topic has no event at position " + next + ", and has later ones");
        }
        return events;
    }

    private void give(List<StoredEvent> events, int most) {
        while (events.size() < most) {
            ConsumerRecord<String, byte[]> record = early.remove(next);
            if (record == null) {
                return;
            }
            forget(record);
            events.add(TopicRecords.event(record));
            next++;
        }
    }

    private void receive(Duration patience) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
            long position = TopicRecords.position(record);
            newest = Math.max(newest, position);
            if (position >= next && early.put(position, record) == null) {
                TopicPartition part = new TopicPartition(record.topic(), record.partition());
                if (waiting.merge(part, 1, Integer::sum) == EARLY) {
                    consumer.pause(List.of(part));
                }
            }
        }
    }

    /** A partition of which the next event is wanted has none waiting, so it is never one that is held back. */
    private void forget(@Nullable ConsumerRecord<String, byte[]> record) {
        if (record != null) {
            TopicPartition part = new TopicPartition(record.topic(), record.partition());
            int left = waiting.merge(part, -1, Integer::sum);
            if (left == EARLY / 2) {
                consumer.resume(List.of(part));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
