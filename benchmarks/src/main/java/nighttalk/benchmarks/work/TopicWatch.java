package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nighttalk.benchmarks.measure.Series;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicRecords;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Somebody who reads a topic as it is filled, and notes when they have read what. */
final class TopicWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int AT_ONCE = 2_000;
    private static final int PARTS = 10;
    private static final double NANOS = 1e9;

    /** So many have come by then. */
    private record Seen(long events, long nanos) {}

    private final Topic topic;
    private final Consumer<String, byte[]> consumer;
    private final List<Seen> seen = new ArrayList<>();
    private volatile long position;
    private volatile @Nullable RuntimeException failed;

    TopicWatch(Topic topic) {
        this.topic = topic;
        this.consumer = topic.consumer(AT_ONCE);
        Thread.ofPlatform().daemon().name("topic-watch").start(this::watch);
    }

    /**
     * Up to which position everything has come; of several partitions, later ones may come first.
     *
     * @throws IllegalStateException if it could not be read on
     */
    long position() {
        RuntimeException reason = failed;
        if (reason != null) {
            throw new IllegalStateException("the topic can't be read", reason);
        }
        return position;
    }

    /** How many came a second, tenth by tenth of that many, but for the first. */
    Series ratesUpTo(long events) {
        List<Seen> all;
        synchronized (seen) {
            all = List.copyOf(seen);
        }
        List<Double> rates = new ArrayList<>();
        Seen from = at(all, events / PARTS);
        for (int part = 2; part <= PARTS; part++) {
            Seen to = at(all, events * part / PARTS);
            if (to.nanos() > from.nanos()) {
                rates.add((to.events() - from.events()) * NANOS / (to.nanos() - from.nanos()));
            }
            from = to;
        }
        return new Series(rates);
    }

    private static Seen at(List<Seen> all, long events) {
        return all.stream()
                .filter(one -> one.events() >= events)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(events + " events have not come"));
    }

    private void watch() {
        try (consumer) {
            List<TopicPartition> parts = parts();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            Set<Long> early = new HashSet<>();
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(LOOK)) {
                    early.add(TopicRecords.position(record));
                }
                note(early);
            }
        } catch (WakeupException e) {
            // it is over
        } catch (RuntimeException e) {
            failed = e; // whoever asks is told
        }
    }

    private void note(Set<Long> early) {
        long reached = position;
        while (early.remove(reached + 1)) {
            reached++;
        }
        position = reached;
        synchronized (seen) {
            seen.add(new Seen(reached, System.nanoTime()));
        }
    }

    /** As soon as there is such a topic. */
    private List<TopicPartition> parts() {
        while (true) {
            try {
                return topic.partitions(consumer);
            } catch (DataAccessResourceFailureException e) {
                Stage.pause(LOOK);
            }
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
