package nighttalk.query.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.Upcasters;
import nighttalk.event.personal.PersonCiphers;
import nighttalk.query.projection.Micros;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * Reads the log range by range. Its positions are dense, so a range is known before it is read, several can be read at
 * the same time, and one that is not whole is noticed.
 */
final class LogRanges {

    private static final String COLUMNS =
            "SELECT position, stream_type, stream, sequence, occurred_at_us, type, revision, payload";

    private static final String RANGE = " FROM event WHERE position > ? AND position <= ? ORDER BY position";

    /** Who and why, which most folds don't ask for. */
    private static final String ORIGIN = ", event_id, metadata";

    private static final SerializedMetaData<byte[]> NO_METADATA =
            new SerializedMetaData<>(new byte[] {'{', '}'}, byte[].class);

    private final DataSource log;
    private final EventSerializer serializer;
    private final EventUpcaster upcasters = Upcasters.chain();

    /**
     * Takes what it works with.
     *
     * @param log the log's database
     * @param ciphers where the keys of people are found
     */
    LogRanges(DataSource log, PersonCiphers ciphers) {
        this.log = log;
        this.serializer = new EventSerializer(ciphers);
    }

    /**
     * The events behind {@code after} and up to {@code upTo}. Their payloads are decoded when they are asked for.
     *
     * @param origins whether to read identifiers and metadata too
     * @throws RebuildFailed if the log has a hole
     * @throws SQLException if the log can't be read
     */
    List<TrackedEventMessage<?>> read(long after, long upTo, boolean origins) throws SQLException {
        List<TrackedEventData<byte[]>> rows = new ArrayList<>(Math.toIntExact(upTo - after));
        try (Connection connection = log.getConnection();
                PreparedStatement statement = connection.prepareStatement(COLUMNS + (origins ? ORIGIN : "") + RANGE)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long position = row.getLong(1);
                    if (position != after + rows.size() + 1) {
                        throw hole(after + rows.size() + 1);
                    }
                    rows.add(data(row, position, origins));
                }
            }
        }
        if (rows.size() != upTo - after) {
            throw hole(after + rows.size() + 1);
        }
        Stream<TrackedEventMessage<?>> messages =
                EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, upcasters);
        return messages.toList();
    }

    private static RebuildFailed hole(long position) {
        return new RebuildFailed("the log has no event at position " + position + ": somebody removed it");
    }

    private static TrackedEventData<byte[]> data(ResultSet row, long position, boolean origins) throws SQLException {
        return new StoredEvent(
                position,
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                origins ? row.getString(9) : "event " + position,
                // Axon's own class keeps the time as text, to the millisecond: so it is for the live fold
                Micros.instant(row.getLong(5)).truncatedTo(ChronoUnit.MILLIS),
                new SimpleSerializedObject<>(row.getBytes(8), byte[].class, row.getString(6), row.getString(7)),
                origins ? new SerializedMetaData<>(row.getBytes(10), byte[].class) : NO_METADATA);
    }
}
