package nighttalk.query.topic.follow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.Upcasters;
import nighttalk.query.tail.Respite;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The topic as Axon's event store has it followed. Bookmarks are positions, so a process may change from one to the other. */
final class TopicEngine extends BatchingEventStorageEngine {

    private static final int EVENTS_PER_FETCH = 200;

    private final TopicReader topic;
    private final Respite respite = new Respite();

    /**
     * Takes what it works with.
     *
     * @param topic what is read
     * @param serializer reads the events' JSON
     */
    TopicEngine(TopicReader topic, EventSerializer serializer) {
        super(new Settings(serializer));
        this.topic = topic;
    }

    private static final class Settings extends BatchingEventStorageEngine.Builder {
        Settings(EventSerializer serializer) {
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            upcasterChain(Upcasters.chain());
            batchSize(EVENTS_PER_FETCH);
        }
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken last, boolean mayBlock) {
        if (mayBlock) {
            respite.beforeTheNext();
        }
        return super.readEventData(last, mayBlock);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        return respite.looking(
                () -> topic.next(last == null ? 0 : last.position().orElse(0), batchSize));
    }

    @Override
    @SuppressWarnings("NullAway") // Axon's contract: null is the beginning
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(topic.now());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(
                topic.firstAfter(time.minusNanos(1_000)).orElse(topic.now() + 1) - 1);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long firstSequence, int batchSize) {
        throw noStreams();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        throw noStreams();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        throw new UnsupportedOperationException("this side only reads the log");
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("this side only reads the log");
    }

    private static UnsupportedOperationException noStreams() {
        return new UnsupportedOperationException("a topic is read by position, not by stream");
    }
}
