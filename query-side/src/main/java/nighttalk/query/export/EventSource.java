package nighttalk.query.export;

import static nighttalk.query.export.Column.Kind.JSON;
import static nighttalk.query.export.Column.Kind.NUMBER;
import static nighttalk.query.export.Column.Kind.TEXT;
import static nighttalk.query.export.Column.Kind.TIME;

import java.sql.SQLException;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events, a thousand at a time; nothing changes behind a reader's back, so no snapshot is needed. */
final class EventSource implements Source {

    private static final int BATCH = 1_000;

    /** What an event takes, where the database doesn't say. */
    private static final long USUAL_BYTES = 1_200;

    /** {@code at} would be nearer, but is a word of DuckDB's SQL, and analysts would have to quote it. */
    private static final List<Column> COLUMNS = List.of(
            new Column("position", NUMBER),
            new Column("recorded_at", TIME),
            new Column("type", TEXT),
            new Column("revision", TEXT),
            new Column("stream_type", TEXT),
            new Column("stream", TEXT),
            new Column("sequence", NUMBER),
            new Column("event_id", TEXT),
            new Column("actor", TEXT),
            new Column("correlation", TEXT),
            new Column("causation", TEXT),
            new Column("payload", JSON));

    private final JdbcClient log;
    private final LogRange range;
    private final OpenEvents events;
    private final long most;

    EventSource(JdbcClient log, LogRange range, OpenEvents events) {
        this.log = log;
        this.range = range;
        this.events = events;
        this.most = range.most(log);
    }

    @Override
    public String name() {
        return "events-" + range.first() + "-" + range.last();
    }

    @Override
    public long bytes() {
        return most * Math.max(USUAL_BYTES, TableSize.of(log, "event").bytesPerRow());
    }

    @Override
    public void read(Reading reading) throws SQLException {
        Sink sink = reading.begin(COLUMNS, most);
        long after = range.first() - 1;
        while (after < range.last()) {
            reading.cancellation().check();
            List<StoredEvent> batch = batch(after);
            for (StoredEvent event : batch) {
                write(event, sink);
            }
            after = batch.size() < BATCH ? range.last() : batch.getLast().position();
        }
    }

    private List<StoredEvent> batch(long after) {
        return log.sql("SELECT " + StoredEvent.COLUMNS + " FROM event WHERE " + range.condition()
                        + " ORDER BY position LIMIT " + BATCH)
                .params(range.parameters())
                .param("after", after)
                .query((row, n) -> StoredEvent.of(row))
                .list();
    }

    private void write(StoredEvent event, Sink sink) throws SQLException {
        MetaData metadata = events.metadata(event);
        sink.row(
                event.position(),
                event.micros(),
                event.type(),
                event.revision(),
                event.entry().getType(),
                event.entry().getAggregateIdentifier(),
                event.entry().getSequenceNumber(),
                event.entry().getEventIdentifier(),
                text(metadata.get("actor")),
                text(metadata.get("correlation")),
                text(metadata.get("causation")),
                events.payload(event));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
