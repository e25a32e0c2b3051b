package nighttalk.command.eventlog;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * An event as the log keeps it, but for its position.
 *
 * @param occurredAt microseconds since 1970
 */
record EventRow(
        String stream,
        long sequence,
        String streamType,
        String eventId,
        long occurredAt,
        SerializedObject<byte[]> payload,
        SerializedObject<byte[]> metadata) {

    static final String INSERT =
            "INSERT INTO event (position, stream, sequence, stream_type, event_id, occurred_at_us, type, revision,"
                    + " payload, metadata) VALUES ";

    static final int COLUMNS = 10;

    /** What makes an event the next of its stream. */
    record Place(String stream, long sequence) {}

    static EventRow of(EventMessage<?> event, Serializer serializer) {
        if (event instanceof DomainEventMessage<?> domain) {
            return new EventRow(
                    domain.getAggregateIdentifier(),
                    domain.getSequenceNumber(),
                    domain.getType(),
                    event.getIdentifier(),
                    micros(event.getTimestamp()),
                    event.serializePayload(serializer, byte[].class),
                    event.serializeMetaData(serializer, byte[].class));
        }
        throw new IllegalArgumentException("every event belongs to a stream: " + event.getPayloadType());
    }

    private static long micros(Instant time) {
        return EventLog.inMicros(time);
    }

    Place place() {
        return new Place(stream, sequence);
    }

    int bytes() {
        return payload.getData().length + metadata.getData().length;
    }

    void bind(Script script, long position) {
        script.bind(position)
                .bind(stream)
                .bind(sequence)
                .bind(streamType)
                .bind(eventId)
                .bind(occurredAt)
                .bind(payload.getType().getName())
                .bind(payload.getType().getRevision())
                .bind(payload.getData())
                .bind(metadata.getData());
    }
}
