package nighttalk.query.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** An event as it stands in the log. */
record StoredEvent(
        long position,
        long micros,
        String type,
        String revision,
        String streamType,
        String stream,
        long sequence,
        String id,
        byte[] payload,
        byte[] metadata) {

    static final String COLUMNS =
            "position, occurred_at_us, type, revision, stream_type, stream, sequence, event_id, payload, metadata";

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                row.getLong("occurred_at_us"),
                row.getString("type"),
                row.getString("revision"),
                row.getString("stream_type"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }

    /** For Axon's upcasters and serializers. */
    DomainEventData<byte[]> entry() {
        return new GenericDomainEventEntry<>(
                streamType, stream, sequence, id, Instant.EPOCH, type, revision, payload, metadata);
    }
}
