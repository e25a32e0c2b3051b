package nighttalk.benchmarks.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import nighttalk.command.dispatch.Actor;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.json.EventSerializer;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;

/** Writes entries as rows of the log, encrypted as the service would, and with them the keys of new people. */
final class EntryInsert {

    private static final String EVENT =
            "INSERT INTO event (position, stream, sequence, stream_type, event_id, occurred_at_us, type, revision,"
                    + " payload, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final EventSerializer serializer;
    private final String insertKey;

    EntryInsert(EventSerializer serializer, String keyTable) {
        this.serializer = serializer;
        this.insertKey = "INSERT INTO " + keyTable + " (account_id, keyset) VALUES (?, ?)";
    }

    /** In one transaction. The connection does not commit by itself. */
    void insert(Connection log, List<Entry> entries, Map<Long, byte[]> keysets) throws SQLException {
        try (PreparedStatement event = log.prepareStatement(EVENT);
                PreparedStatement key = log.prepareStatement(insertKey)) {
            for (Entry entry : entries) {
                bind(event, entry);
                event.addBatch();
                if (entry.event() instanceof AccountRegistered registered) {
                    key.setLong(1, registered.account().value());
                    key.setBytes(2, keysets.get(registered.account().value()));
                    key.addBatch();
                }
            }
            event.executeBatch();
            key.executeBatch();
            log.commit();
        }
    }

    private void bind(PreparedStatement row, Entry entry) throws SQLException {
        SerializedObject<byte[]> payload = serializer.serialize(entry.event(), byte[].class);
        row.setLong(1, entry.position());
        row.setString(2, entry.place().stream());
        row.setLong(3, entry.place().sequence());
        row.setString(4, entry.place().type());
        row.setString(5, entry.id());
        row.setLong(6, entry.micros());
        row.setString(7, payload.getType().getName());
        row.setString(8, payload.getType().getRevision());
        row.setBytes(9, payload.getData());
        row.setBytes(10, metadata(entry.why()));
    }

    private byte[] metadata(Entry.Why why) {
        MetaData metadata = MetaData.from(Map.of(
                Actor.ACTOR, why.actor(),
                Actor.CORRELATION, why.correlation(),
                Actor.CAUSATION, why.causation()));
        return serializer.serialize(metadata, byte[].class).getData();
    }
}
