package nighttalk.query.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import nighttalk.query.projection.Micros;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.DataAccessResourceFailureException;

/** Where in the topic's partitions a position or a moment is: in each of them, positions only grow. */
public final class Places {

    private static final Duration ONE_LOOK = Duration.ofMillis(200);
    private static final int BACK_AT_FIRST = 64;

    private final Topic topic;

    /** @param topic where to look */
    public Places(Topic topic) {
        this.topic = topic;
    }

    /** For each partition, where the first event behind that position is. */
    public Map<TopicPartition, Long> behind(long after) {
        try (Consumer<String, byte[]> consumer = topic.consumer(1)) {
            List<TopicPartition> parts = topic.partitions(consumer);
            consumer.assign(parts);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(parts);
            if (after == 0) {
                return begin;
            }
            Map<TopicPartition, Long> end = consumer.endOffsets(parts);
            Map<TopicPartition, Long> places = new HashMap<>();
            for (TopicPartition part : parts) {
                places.put(
                        part,
                        first(
                                new Part(consumer, part),
                                begin.getOrDefault(part, 0L),
                                end.getOrDefault(part, 0L),
                                record -> TopicRecords.position(record) > after));
            }
            return places;
        }
    }

    /** The first place whose record is such a one, as are all behind it. */
    private static long first(Part part, long begin, long end, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        long low = begin;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Optional<ConsumerRecord<String, byte[]>> record = part.firstFrom(middle, high);
            if (record.isEmpty() || wanted.test(record.get())) {
                high = middle;
            } else {
                low = record.get().offset() + 1;
            }
        }
        return low;
    }

    /** The position of the last event that is in the topic; 0 while there is none. */
    public long last() {
        try (Consumer<String, byte[]> consumer = topic.consumer(BACK_AT_FIRST)) {
            List<TopicPartition> parts = topic.partitions(consumer);
            consumer.assign(parts);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(parts);
            Map<TopicPartition, Long> end = consumer.endOffsets(parts);
            long last = 0;
            for (TopicPartition part : parts) {
                last = Math.max(
                        last, new Part(consumer, part).last(begin.getOrDefault(part, 0L), end.getOrDefault(part, 0L)));
            }
            return last;
        }
    }

    /** The position of the first event that happened later than that; nothing if there is none. */
    public OptionalLong firstAfter(Instant moment) {
        long micros = Micros.of(moment);
        try (Consumer<String, byte[]> consumer = topic.consumer(BACK_AT_FIRST)) {
            List<TopicPartition> parts = topic.partitions(consumer);
            consumer.assign(parts);
            Map<TopicPartition, Long> end = consumer.endOffsets(parts);
            Map<TopicPartition, Long> moments = new HashMap<>();
            parts.forEach(part -> moments.put(part, Math.max(0, moment.toEpochMilli())));
            Map<TopicPartition, OffsetAndTimestamp> places = consumer.offsetsForTimes(moments);
            OptionalLong first = OptionalLong.empty();
            for (TopicPartition part : parts) {
                OffsetAndTimestamp place = places.get(part);
                if (place != null) {
                    OptionalLong here = new Part(consumer, part)
                            .position(
                                    place.offset(),
                                    end.getOrDefault(part, 0L),
                                    record -> TopicRecords.micros(record) > micros);
                    if (here.isPresent() && here.getAsLong() < first.orElse(Long.MAX_VALUE)) {
                        first = here;
                    }
                }
            }
            return first;
        }
    }

    /** One partition. */
    private static final class Part {

        private final Consumer<String, byte[]> consumer;
        private final TopicPartition part;
        private final long deadline = System.nanoTime() + 3 * Topic.patience().toNanos();

        Part(Consumer<String, byte[]> consumer, TopicPartition part) {
            this.consumer = consumer;
            this.part = part;
            consumer.assign(List.of(part));
        }

        Optional<ConsumerRecord<String, byte[]>> firstFrom(long from, long end) {
            consumer.seek(part, from);
            while (consumer.position(part) < end) {
                for (ConsumerRecord<String, byte[]> record : poll()) {
                    return record.offset() < end ? Optional.of(record) : Optional.empty();
                }
            }
            return Optional.empty();
        }

        /** Markers of transactions and what was taken back stand between the records. */
        long last(long begin, long end) {
            for (long back = BACK_AT_FIRST; ; back *= BACK_AT_FIRST) {
                long from = Math.max(begin, end - back);
                long last = 0;
                consumer.seek(part, from);
                while (consumer.position(part) < end) {
                    for (ConsumerRecord<String, byte[]> record : poll()) {
                        last = TopicRecords.position(record);
                    }
                }
                if (last > 0 || from == begin) {
                    return last;
                }
            }
        }

        OptionalLong position(long from, long end, Predicate<ConsumerRecord<String, byte[]>> wanted) {
            consumer.seek(part, from);
            while (consumer.position(part) < end) {
                for (ConsumerRecord<String, byte[]> record : poll()) {
                    if (wanted.test(record)) {
                        return OptionalLong.of(TopicRecords.position(record));
                    }
                }
            }
            return OptionalLong.empty();
        }

        private List<ConsumerRecord<String, byte[]>> poll() {
            if (System.nanoTime() - deadline > 0) {
                throw new DataAccessResourceFailureException("the brokers don't say what is in " + part);
            }
            return consumer.poll(ONE_LOOK).records(part);
        }
    }
}
