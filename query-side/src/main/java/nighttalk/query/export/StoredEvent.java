package nighttalk.query.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/**
 * An event as it stands in the log.
 *
 * @param position where
 * @param micros when, in microseconds since 1970
 * @param type its name there
 * @param revision its payload's form there
 * @param entry the rest, as Axon's upcasters and serializers take it
 */
record StoredEvent(long position, long micros, String type, String revision, DomainEventData<byte[]> entry) {

    static final String COLUMNS =
            "position, occurred_at_us, type, revision, stream_type, stream, sequence, event_id, payload, metadata";

    static StoredEvent of(ResultSet row) throws SQLException {
        String type = row.getString("type");
        String revision = row.getString("revision");
        return new StoredEvent(
                row.getLong("position"),
                row.getLong("occurred_at_us"),
                type,
                revision,
                new GenericDomainEventEntry<>(
                        row.getString("stream_type"),
                        row.getString("stream"),
                        row.getLong("sequence"),
                        row.getString("event_id"),
                        Instant.EPOCH,
                        type,
                        revision,
                        row.getBytes("payload"),
                        row.getBytes("metadata")));
    }
}
