package nighttalk.platform.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.Upcasters;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the event log, and only reads: all that a query side, an auditor or an analyst may do.
 *
 * <p>Positions are dense and in commit order, so a plain sequence number is a complete bookmark: what is at or below
 * the head is there, and nothing will ever appear behind a reader's back. Axon's own engines need gap-aware bookmarks.
 */
public class LogReader extends BatchingEventStorageEngine {

    private static final String COLUMNS =
            "position, stream_type, stream, sequence, event_id, occurred_at_us, type, revision, payload, metadata";

    private final JdbcClient log;

    /**
     * Takes what it works with.
     *
     * @param log the log's database
     * @param serializer reads the events' JSON
     * @param batchSize how many events one round trip fetches
     */
    public LogReader(DataSource log, EventSerializer serializer, int batchSize) {
        super(new Settings(serializer, batchSize));
        this.log = JdbcClient.create(log);
    }

    private static final class Settings extends BatchingEventStorageEngine.Builder {
        Settings(EventSerializer serializer, int batchSize) {
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            upcasterChain(Upcasters.chain());
            batchSize(batchSize);
        }
    }

    /** The position of the newest event; 0 while the log is empty. */
    public long head() {
        return log.sql("SELECT position FROM log_head WHERE id = 1")
                .query(Long.class)
                .single();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        long after = last == null ? 0 : last.position().orElse(0);
        return log.sql("SELECT " + COLUMNS + " FROM event WHERE position > ? ORDER BY position LIMIT ?")
                .params(after, batchSize)
                .query(TRACKED)
                .list();
    }

    /**
     * Only events of those types, by the names that the log keeps.
     *
     * @param last the newest position that is known already, or nothing for the beginning
     * @param most how many at most
     */
    protected final List<? extends TrackedEventData<?>> fetchTrackedEvents(
            @Nullable TrackingToken last, int most, List<String> types) {
        // Each type by its index and no further than needed; together they would have to be sorted first.
        String some = types.stream()
                .map(type -> "(SELECT " + COLUMNS + " FROM event WHERE type = ? AND position > ?"
                        + " ORDER BY position LIMIT ?)")
                .collect(Collectors.joining(" UNION ALL "));
        long after = last == null ? 0 : last.position().orElse(0);
        List<Object> params = new ArrayList<>();
        types.forEach(type -> params.addAll(List.of(type, after, most)));
        params.add(most);
        return log.sql(some + " ORDER BY position LIMIT ?")
                .params(params)
                .query(TRACKED)
                .list();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long firstSequence, int batchSize) {
        return log.sql("SELECT " + COLUMNS + " FROM event WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?")
                .params(stream, firstSequence, batchSize)
                .query(STORED)
                .list();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return log
                .sql("SELECT MAX(sequence) AS last FROM event WHERE stream = ?")
                .param(stream)
                .query((row, n) -> row.getObject("last", Long.class))
                .list()
                .stream()
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    @Override
    @SuppressWarnings("NullAway") // Axon's contract: null is the beginning
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        OptionalLong first = log
                .sql("SELECT MIN(position) AS first FROM event WHERE occurred_at_us >= ?")
                .param(micros(time))
                .query((row, n) -> row.getObject("first", Long.class))
                .list()
                .stream()
                .flatMap(Stream::ofNullable)
                .mapToLong(Long::longValue)
                .findFirst();
        return new GlobalSequenceTrackingToken(first.isPresent() ? first.getAsLong() - 1 : head());
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        throw new UnsupportedOperationException("this side only reads the log");
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("streams are small here; there are no snapshots");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }

    /** Microseconds since 1970, the log's unit of time. */
    protected static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000L);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private static final RowMapper<DomainEventData<byte[]>> STORED = (row, n) -> new GenericDomainEventEntry<>(
            row.getString("stream_type"),
            row.getString("stream"),
            row.getLong("sequence"),
            row.getString("event_id"),
            instant(row.getLong("occurred_at_us")),
            row.getString("type"),
            row.getString("revision"),
            row.getBytes("payload"),
            row.getBytes("metadata"));

    private static final RowMapper<TrackedEventData<byte[]>> TRACKED = (row, n) -> new TrackedDomainEventData<>(
            new GlobalSequenceTrackingToken(row.getLong("position")), STORED.mapRow(row, n));
}
