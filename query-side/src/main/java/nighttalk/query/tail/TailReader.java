package nighttalk.query.tail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.eventlog.LogReader;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Reads the log of another process, whose end has to be looked at again and again: often while events come, and less
 * often after some seconds without, so that an idle process costs next to nothing.
 */
public final class TailReader extends LogReader {

    private static final int EVENTS_PER_FETCH = 200;
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final DataSource log;
    private final Duration rest;
    private final Respite respite = new Respite();
    private volatile long eventSeenAt = System.nanoTime();
    private volatile long knownHead;

    /**
     * Takes what it works with.
     *
     * @param log the log's database
     * @param serializer reads the events' JSON
     * @param rest the additional wait between two looks while nothing comes
     */
    public TailReader(DataSource log, EventSerializer serializer, Duration rest) {
        super(log, serializer, EVENTS_PER_FETCH);
        this.log = log;
        this.rest = rest;
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken last, boolean mayBlock) {
        if (mayBlock) {
            respite.beforeTheNext();
            if (System.nanoTime() - eventSeenAt > BUSY.toNanos()) {
                Respite.sleep(rest);
            }
        }
        return super.readEventData(last, mayBlock);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        return respite.looking(() -> newAfter(last, batchSize));
    }

    private List<? extends TrackedEventData<?>> newAfter(@Nullable TrackingToken last, int batchSize) {
        long after = last == null ? 0 : last.position().orElse(0);
        if (after >= knownHead && after >= look()) {
            return List.of();
        }
        List<? extends TrackedEventData<?>> events = super.fetchTrackedEvents(last, batchSize);
        if (!events.isEmpty()) {
            eventSeenAt = System.nanoTime();
        }
        return events;
    }

    /** One small row, without anything in between: this is most of what an idle process does. */
    private long look() {
        try (Connection connection = log.getConnection();
                PreparedStatement head = connection.prepareStatement("SELECT position FROM log_head WHERE id = 1");
                ResultSet row = head.executeQuery()) {
            long now = row.next() ? row.getLong(1) : 0;
            knownHead = now;
            return now;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the log can't be read", e);
        }
    }
}
