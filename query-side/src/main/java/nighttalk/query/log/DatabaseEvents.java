package nighttalk.query.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.query.projection.Micros;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log's own table. */
public final class DatabaseEvents implements LoggedEvents {

    private static final String COLUMNS =
            "SELECT position, stream_type, stream, sequence, occurred_at_us, type, revision, payload";

    private static final String RANGE = " FROM event WHERE position > ? AND position <= ? ORDER BY position";

    /** Who and why, which most folds don't ask for. */
    private static final String ORIGIN = ", event_id, metadata";

    private static final SerializedMetaData<byte[]> NO_METADATA =
            new SerializedMetaData<>(new byte[] {'{', '}'}, byte[].class);

    /** Times differ from the order of positions by what the clocks of several processes differ: so many events at most. */
    private static final int DISORDER = 1_000;

    private final DataSource log;
    private final JdbcClient questions;

    /** @param log the log's database */
    public DatabaseEvents(DataSource log) {
        this.log = log;
        this.questions = JdbcClient.create(log);
    }

    @Override
    public List<StoredEvent> between(long after, long upTo, boolean origins) throws SQLException {
        List<StoredEvent> rows = new ArrayList<>(Math.toIntExact(upTo - after));
        try (Connection connection = log.getConnection();
                PreparedStatement statement = connection.prepareStatement(COLUMNS + (origins ? ORIGIN : "") + RANGE)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(event(row, origins));
                }
            }
        }
        return rows;
    }

    private static StoredEvent event(ResultSet row, boolean origins) throws SQLException {
        long position = row.getLong(1);
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

    @Override
    public Found positionsOf(List<String> types, long after, int most) {
        List<Long> positions = questions
                .sql("SELECT position FROM event WHERE type IN (:types) AND position > :after"
                        + " ORDER BY position LIMIT " + most)
                .param("types", types)
                .param("after", after)
                .query(Long.class)
                .list();
        return new Found(positions, positions.isEmpty() ? after : positions.getLast());
    }

    @Override
    public OptionalLong firstAfter(Instant moment) {
        return questions
                .sql("SELECT MIN(position) AS first FROM (SELECT position FROM event WHERE occurred_at_us > ?"
                        + " ORDER BY occurred_at_us LIMIT " + DISORDER + ") AS soonest")
                .param(Micros.of(moment))
                .query((row, n) -> row.getObject("first", Long.class))
                .list()
                .stream()
                .flatMap(Stream::ofNullable)
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
