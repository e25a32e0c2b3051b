package nighttalk.query.tail;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.eventlog.LogReader;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of another process, whose end has to be looked at again and again: often while events come, and less
 * often after some seconds without, so that an idle process costs next to nothing.
 */
public final class TailReader extends LogReader {

    private static final int EVENTS_PER_FETCH = 200;
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final Duration rest;
    private volatile long eventSeenAt = System.nanoTime();

    /**
     * Takes what it works with.
     *
     * @param log the log's database
     * @param serializer reads the events' JSON
     * @param rest the additional wait between two looks while nothing comes
     */
    public TailReader(DataSource log, EventSerializer serializer, Duration rest) {
        super(log, serializer, EVENTS_PER_FETCH);
        this.rest = rest;
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken last, boolean mayBlock) {
        if (mayBlock && System.nanoTime() - eventSeenAt > BUSY.toNanos()) {
            sleep();
        }
        return super.readEventData(last, mayBlock);
    }

    private void sleep() {
        try {
            Thread.sleep(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        List<? extends TrackedEventData<?>> events = super.fetchTrackedEvents(last, batchSize);
        if (!events.isEmpty()) {
            eventSeenAt = System.nanoTime();
        }
        return events;
    }
}
