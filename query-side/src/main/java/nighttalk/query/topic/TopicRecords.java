package nighttalk.query.topic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nighttalk.query.log.StoredEvent;
import nighttalk.query.projection.Micros;
import nighttalk.query.seal.leaf.CanonicalEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * An event as a record of the topic. Its key is the stream, so that each stream is in order in one partition; its value is
 * the canonical form, the very bytes that the sealed log's leaf is the hash of, so that whoever reads the copy can prove
 * each event without the log; the header {@code position} is its place in the log (8 bytes, big-endian), {@code type} its
 * kind; its time is when it happened.
 */
public final class TopicRecords {

    private static final String POSITION = "position";
    private static final String TYPE = "type";

    private TopicRecords() {}

    /** The event as a record. */
    public static ProducerRecord<String, byte[]> of(CanonicalEvent event, String topic) {
        List<ByteBuffer> columns = event.columns();
        long millis = Math.floorDiv(number(columns, "occurred_at_us"), 1_000L);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, null, millis, text(columns, "stream"), event.bytes());
        record.headers().add(POSITION, bytes(columns, POSITION)).add(TYPE, bytes(columns, TYPE));
        return record;
    }

    /**
     * Its place in the log.
     *
     * @throws IllegalArgumentException if it is not a record of a log
     */
    public static long position(ConsumerRecord<String, byte[]> record) {
        Header position = record.headers().lastHeader(POSITION);
        if (position == null || position.value().length != Long.BYTES) {
            throw new IllegalArgumentException("a record of " + record.topic() + " has no position");
        }
        return ByteBuffer.wrap(position.value()).getLong();
    }

    /** Its kind. */
    public static String type(StoredEvent event) {
        return event.payload().getType().getName();
    }

    /** When it happened, in microseconds since 1970. */
    public static long micros(ConsumerRecord<String, byte[]> record) {
        return CanonicalEvent.parse(record.value()).occurredAtMicros();
    }

    /**
     * The event of a record.
     *
     * @throws IllegalArgumentException if there is none in it
     */
    public static StoredEvent event(ConsumerRecord<String, byte[]> record) {
        List<ByteBuffer> columns = CanonicalEvent.parse(record.value()).columns();
        return new StoredEvent(
                number(columns, POSITION),
                text(columns, "stream_type"),
                text(columns, "stream"),
                number(columns, "sequence"),
                text(columns, "event_id"),
                // Axon's own class keeps the time as text, to the millisecond: so it is when the database is followed
                Micros.instant(number(columns, "occurred_at_us")).truncatedTo(ChronoUnit.MILLIS),
                new SimpleSerializedObject<>(
                        bytes(columns, "payload"), byte[].class, text(columns, TYPE), text(columns, "revision")),
                new SerializedMetaData<>(bytes(columns, "metadata"), byte[].class));
    }

    private static byte[] bytes(List<ByteBuffer> columns, String name) {
        ByteBuffer column = columns.get(CanonicalEvent.FIELDS.indexOf(name));
        byte[] bytes = new byte[column.remaining()];
        column.get(column.position(), bytes);
        return bytes;
    }

    private static String text(List<ByteBuffer> columns, String name) {
        return new String(bytes(columns, name), StandardCharsets.UTF_8);
    }

    private static long number(List<ByteBuffer> columns, String name) {
        return columns.get(CanonicalEvent.FIELDS.indexOf(name)).getLong(0);
    }
}
