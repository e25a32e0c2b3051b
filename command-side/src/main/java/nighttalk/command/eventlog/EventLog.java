package nighttalk.command.eventlog;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.eventlog.LogReader;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * The log's writing half. An append is one transaction: it takes the head of the log, which orders all appends of all
 * processes, writes the events at the positions that follow, and what must be committed with them. Positions have no
 * holes, since a transaction that is rolled back gives the head back as it was.
 */
public final class EventLog extends LogReader {

    private static final int DUPLICATE_KEY = 1062;

    private final DataSource log;
    private final List<CommittedWithEvents> together;
    private final AtomicLong lastKnownHead = new AtomicLong();

    /**
     * Takes what it works with.
     *
     * @param log the log's database, with the right to write
     * @param serializer writes the events' JSON
     * @param together what must be committed with events
     */
    public EventLog(DataSource log, EventSerializer serializer, List<CommittedWithEvents> together) {
        super(log, serializer, 100);
        this.log = log;
        this.together = List.copyOf(together);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        events.forEach(event -> together.forEach(t -> t.prepare(event)));
        boolean committed = false;
        try {
            List<Row> rows =
                    events.stream().map(event -> Row.of(event, serializer)).toList();
            long position = commit(events, rows);
            committed = true;
            if (LogReceipt.CURRENT.isBound()) {
                LogReceipt.CURRENT.get().record(position);
            }
        } finally {
            boolean outcome = committed;
            events.forEach(event -> together.forEach(t -> t.after(event, outcome)));
        }
    }

    private long commit(List<? extends EventMessage<?>> events, List<Row> rows) {
        Object cause = CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().getMessage().getPayload()
                : "";
        try (Connection connection = log.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long head = takeHead(connection, rows.size());
                insert(connection, rows, head - rows.size());
                for (EventMessage<?> event : events) {
                    for (CommittedWithEvents what : together) {
                        what.write(event, cause, connection);
                    }
                }
                connection.commit();
                lastKnownHead.accumulateAndGet(head, Math::max);
                return head;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new EventStoreException("the append failed", e);
        }
    }

    /** The newest position that this process appended; the head is there or further. */
    long lastKnownHead() {
        return lastKnownHead.get();
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e); // a connection that can't roll back is gone, and its transaction with it
        }
    }

    /** Holds the one row until the commit. */
    private static long takeHead(Connection connection, int events) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(
                "UPDATE log_head SET position = LAST_INSERT_ID(position + ?) WHERE id = 1",
                Statement.RETURN_GENERATED_KEYS)) {
            take.setInt(1, events);
            take.executeUpdate();
            try (ResultSet head = take.getGeneratedKeys()) {
                if (!head.next()) {
                    throw new SQLException("the log has no head");
                }
                return head.getLong(1);
            }
        }
    }

    private static void insert(Connection connection, List<Row> rows, long before) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO event (position, stream, sequence, stream_type, event_id, occurred_at_us, type, revision,"
                        + " payload, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            long position = before;
            for (Row row : rows) {
                row.bind(insert, ++position);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (BatchUpdateException e) {
            if (e.getErrorCode() == DUPLICATE_KEY) {
                throw new ConcurrencyException("somebody else changed the stream " + rows.getFirst().stream(), e);
            }
            throw e;
        }
    }

    private record Row(
            String stream,
            long sequence,
            String streamType,
            String eventId,
            long occurredAt,
            SerializedObject<byte[]> payload,
            SerializedObject<byte[]> metadata) {

        static Row of(EventMessage<?> event, Serializer serializer) {
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
            long at = micros(event.getTimestamp());
            if (event instanceof DomainEventMessage<?> domain) {
                return new Row(
                        domain.getAggregateIdentifier(),
                        domain.getSequenceNumber(),
                        domain.getType(),
                        event.getIdentifier(),
                        at,
                        payload,
                        metadata);
            }
            throw new IllegalArgumentException("every event belongs to a stream: " + event.getPayloadType());
        }

        void bind(PreparedStatement insert, long position) throws SQLException {
            insert.setLong(1, position);
            insert.setString(2, stream);
            insert.setLong(3, sequence);
            insert.setString(4, streamType);
            insert.setString(5, eventId);
            insert.setLong(6, occurredAt);
            insert.setString(7, payload.getType().getName());
            insert.setString(8, payload.getType().getRevision());
            insert.setBytes(9, payload.getData());
            insert.setBytes(10, metadata.getData());
        }
    }
}
