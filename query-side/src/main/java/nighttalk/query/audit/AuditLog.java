package nighttalk.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.event.DomainEvent;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.Upcasters;
import nighttalk.query.projection.Micros;
import nighttalk.query.projection.PassingErrors;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log for auditors, through the account that can only read. */
@Component
public class AuditLog {

    private static final int AT_ONCE = 500;
    private static final int MOST_OF_MANY_STREAMS = 20_000;
    private static final String SELECT =
            "SELECT position, occurred_at_us, type, revision, stream_type, stream, sequence,"
                    + " event_id, payload, metadata FROM event ";

    private final JdbcClient log;
    private final EventSerializer serializer;
    private final EventUpcaster upcasters = Upcasters.chain();

    AuditLog(@Qualifier("logReader") DataSource log, EventSerializer serializer) {
        this.log = JdbcClient.create(log);
        this.serializer = serializer;
    }

    /** The position of the newest event. */
    public long head() {
        return log.sql("SELECT position FROM log_head WHERE id = 1")
                .query(Long.class)
                .single();
    }

    /** The event there. */
    public Optional<LoggedEvent> at(long position) {
        return where("WHERE position = :position", Map.of("position", position)).stream()
                .findFirst();
    }

    /** The events there, in the order of the log. */
    public List<LoggedEvent> at(Collection<Long> positions) {
        List<Long> all = positions.stream().sorted().toList();
        List<LoggedEvent> events = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            events.addAll(where("WHERE position IN (:positions) ORDER BY position", Map.of("positions", some)));
        }
        return events;
    }

    /**
     * The events of one stream up to a position, oldest first, fetched as they are asked for: by one range of the unique
     * key on stream and sequence.
     */
    public Iterator<LoggedEvent> stream(String stream, long upTo) {
        return new Batches(
                after -> where(
                        "WHERE stream = :stream AND sequence > :after ORDER BY sequence LIMIT " + AT_ONCE,
                        Map.of("stream", stream, "after", after)),
                upTo);
    }

    /**
     * The events of all streams whose names begin so, up to a position, oldest first: by one range of the key on stream.
     * Of {@value #MOST_OF_MANY_STREAMS} at most.
     */
    public Iterator<LoggedEvent> streams(String beginning, long upTo) {
        return where(
                        "WHERE stream >= :from AND stream < :to AND position <= :upTo ORDER BY stream, sequence LIMIT "
                                + MOST_OF_MANY_STREAMS,
                        Map.of("from", beginning, "to", behind(beginning), "upTo", upTo))
                .stream()
                .sorted(Comparator.comparingLong(LoggedEvent::position))
                .iterator();
    }

    /** The first text, in the order of ASCII, that is behind all those that begin so. */
    private static String behind(String beginning) {
        int last = beginning.length() - 1;
        return beginning.substring(0, last) + (char) (beginning.charAt(last) + 1);
    }

    /**
     * The events that a condition is true of.
     *
     * @param tail SQL from behind the table's name on, with named parameters
     */
    public List<LoggedEvent> where(String tail, Map<String, ?> parameters) {
        return log.sql(SELECT + tail)
                .params(parameters)
                .query((row, n) -> event(row))
                .list();
    }

    /** The newest sequence of a stream; -1 if there is no such stream. */
    public long lastSequence(String stream) {
        return log.sql("SELECT COALESCE(MAX(sequence), -1) FROM event WHERE stream = ?")
                .param(stream)
                .query(Long.class)
                .single();
    }

    /** Questions that need no payload. */
    public JdbcClient sql() {
        return log;
    }

    private LoggedEvent event(ResultSet row) throws SQLException {
        DomainEventData<byte[]> entry = new GenericDomainEventEntry<>(
                row.getString("stream_type"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("event_id"),
                Micros.instant(row.getLong("occurred_at_us")),
                row.getString("type"),
                row.getString("revision"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
        MetaData metadata = metadata(entry);
        return new LoggedEvent(
                row.getLong("position"),
                Micros.instant(row.getLong("occurred_at_us")),
                row.getString("type"),
                entry.getAggregateIdentifier(),
                entry.getSequenceNumber(),
                entry.getEventIdentifier(),
                text(metadata, "actor"),
                text(metadata, "correlation"),
                text(metadata, "causation"),
                payload(entry));
    }

    private @Nullable DomainEvent payload(DomainEventData<byte[]> entry) {
        try {
            return upcasters
                    .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
                    .map(lifted -> new LazyDeserializingObject<>(lifted.getData(), serializer).getObject())
                    .filter(DomainEvent.class::isInstance)
                    .map(DomainEvent.class::cast)
                    .findFirst()
                    .orElse(null);
        } catch (SerializationException | ClassCastException | IllegalStateException e) {
            if (PassingErrors.isBehind(e)) {
                throw e; // the keys can't be had now, which says nothing about the event
            }
            return null;
        }
    }

    private MetaData metadata(DomainEventData<byte[]> entry) {
        try {
            return serializer.deserialize(entry.getMetaData());
        } catch (SerializationException e) {
            return MetaData.emptyInstance();
        }
    }

    private static @Nullable String text(MetaData metadata, String key) {
        return metadata.get(key) instanceof String text ? text : null;
    }

    /** A stream, batch by batch. */
    private static final class Batches implements Iterator<LoggedEvent> {

        private interface Fetch {
            List<LoggedEvent> after(long sequence);
        }

        private final Fetch fetch;
        private final long upTo;
        private Iterator<LoggedEvent> batch = List.<LoggedEvent>of().iterator();
        private long fetched = -1;
        private boolean last;
        private @Nullable LoggedEvent next;

        Batches(Fetch fetch, long upTo) {
            this.fetch = fetch;
            this.upTo = upTo;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !last) {
                advance();
            }
            return next != null;
        }

        private void advance() {
            if (!batch.hasNext()) {
                List<LoggedEvent> more = fetch.after(fetched);
                fetched = more.isEmpty() ? fetched : more.getLast().sequence();
                batch = more.iterator();
            }
            next = batch.hasNext() ? batch.next() : null;
            if (next == null || next.position() > upTo) {
                next = null;
                last = true;
            }
        }

        @Override
        public LoggedEvent next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            LoggedEvent event = next;
            next = null;
            return event;
        }
    }
}
