package nighttalk.query.rebuild;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.Upcasters;
import nighttalk.event.personal.PersonCiphers;
import nighttalk.query.log.LoggedEvents;
import nighttalk.query.log.StoredEvent;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * Reads the log range by range. Its positions are dense, so a range is known before it is read, several can be read at
 * the same time, and one that is not whole is noticed.
 */
final class LogRanges {

    private final LoggedEvents log;
    private final EventSerializer serializer;
    private final EventUpcaster upcasters = Upcasters.chain();

    /**
     * Takes what it works with.
     *
     * @param log the log
     * @param ciphers where the keys of people are found
     */
    LogRanges(LoggedEvents log, PersonCiphers ciphers) {
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
        List<StoredEvent> rows = log.between(after, upTo, origins);
        long position = after;
        for (StoredEvent row : rows) {
            if (row.position() != ++position) {
                throw hole(position);
            }
        }
        if (position != upTo) {
            throw hole(position + 1);
        }
        Stream<TrackedEventMessage<?>> messages =
                EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, upcasters);
        return messages.toList();
    }

    private static RebuildFailed hole(long position) {
        return new RebuildFailed("the log has no event at position " + position + ": somebody removed it");
    }
}
