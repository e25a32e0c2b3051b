package nighttalk.command.eventlog;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.eventlog.LogReader;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log as automations follow it: only the events of the types that set one off, found by their index. Reading every
 * event to pass nearly all of them over would cost each write more than the write.
 */
public final class RareEvents implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int AT_ONCE = 100;

    private final EmbeddedEventStore store;

    /**
     * Takes what it works with.
     *
     * @param log the log's database
     * @param serializer reads the events' JSON, and knows under which names the log keeps their types
     * @param types the events that are of interest
     */
    public RareEvents(DataSource log, EventSerializer serializer, Collection<Class<?>> types) {
        List<String> names = types.stream()
                .map(type -> serializer.typeForClass(type).getName())
                .toList();
        this.store = EmbeddedEventStore.builder()
                .storageEngine(new OfTypes(log, serializer, names))
                .fetchDelay(LOOK_EVERY.toMillis())
                .threadFactory(
                        Thread.ofPlatform().daemon().name("rare-events-", 0).factory())
                .build();
    }

    /** What event processors follow. */
    public StreamableMessageSource<TrackedEventMessage<?>> source() {
        return store;
    }

    @Override
    public void close() {
        store.shutDown();
    }

    private static final class OfTypes extends LogReader {

        private final List<String> types;

        OfTypes(DataSource log, EventSerializer serializer, List<String> types) {
            super(log, serializer, AT_ONCE);
            this.types = types;
        }

        @Override
        protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
            return fetchTrackedEvents(last, batchSize, types);
        }
    }
}
