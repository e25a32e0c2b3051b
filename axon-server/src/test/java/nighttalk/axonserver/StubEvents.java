package nighttalk.axonserver;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An event store in memory, which refuses a sequence number that is taken, as the real one does. */
final class StubEvents extends EventStoreGrpc.EventStoreImplBase {

    /** Where the server says what is wrong. */
    static final Metadata.Key<String> ERROR = Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    private static final String SEQUENCE_IS_TAKEN = "AXONIQ-2000";

    private record Follower(long from, StreamObserver<EventWithToken> out) {}

    private final List<Event> events = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();

    /** What was appended. */
    synchronized List<Event> all() {
        return List.copyOf(events);
    }

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
        List<Event> together = new ArrayList<>();
        return new Listening<>(together::add, () -> commit(together, answer));
    }

    private synchronized void commit(List<Event> together, StreamObserver<Confirmation> answer) {
        for (Event event : together) {
            if (event.getAggregateSequenceNumber() != highest(event.getAggregateIdentifier()) + 1) {
                Metadata trailers = new Metadata();
                trailers.put(ERROR, SEQUENCE_IS_TAKEN);
                answer.onError(Status.OUT_OF_RANGE.asRuntimeException(trailers));
                return;
            }
        }
        for (Event event : together) {
            events.add(event);
            followers.forEach(follower -> send(follower, events.size() - 1));
        }
        answer.onNext(Confirmation.newBuilder().setSuccess(true).build());
        answer.onCompleted();
    }

    private long highest(String stream) {
        return events.stream()
                .filter(event -> event.getAggregateIdentifier().equals(stream))
                .mapToLong(Event::getAggregateSequenceNumber)
                .max()
                .orElse(-1);
    }

    private void send(Follower follower, int token) {
        boolean gone = follower.out() instanceof ServerCallStreamObserver<EventWithToken> call && call.isCancelled();
        if (token >= follower.from() && !gone) {
            follower.out()
                    .onNext(EventWithToken.newBuilder()
                            .setToken(token)
                            .setEvent(events.get(token))
                            .build());
        }
    }

    @Override
    public synchronized void listAggregateEvents(GetAggregateEventsRequest asked, StreamObserver<Event> answer) {
        events.stream()
                .filter(event -> event.getAggregateIdentifier().equals(asked.getAggregateId())
                        && event.getAggregateSequenceNumber() >= asked.getInitialSequence())
                .forEach(answer::onNext);
        answer.onCompleted();
    }

    @Override
    public void listAggregateSnapshots(GetAggregateSnapshotsRequest asked, StreamObserver<Event> answer) {
        answer.onCompleted();
    }

    @Override
    public synchronized void readHighestSequenceNr(
            ReadHighestSequenceNrRequest asked, StreamObserver<ReadHighestSequenceNrResponse> answer) {
        answer.onNext(ReadHighestSequenceNrResponse.newBuilder()
                .setToSequenceNr(highest(asked.getAggregateId()))
                .build());
        answer.onCompleted();
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> out) {
        AtomicReference<@Nullable Follower> follower = new AtomicReference<>();
        return new Listening<>(
                asked -> {
                    if (follower.get() == null) { // later ones only ask for more
                        follower.set(follow(asked, out));
                    }
                },
                () -> leave(follower.get()));
    }

    private synchronized Follower follow(GetEventsRequest asked, StreamObserver<EventWithToken> out) {
        Follower follower = new Follower(asked.getTrackingToken(), out);
        for (int token = 0; token < events.size(); token++) {
            send(follower, token);
        }
        followers.add(follower);
        return follower;
    }

    private synchronized void leave(@Nullable Follower follower) {
        if (follower != null) {
            followers.remove(follower);
            follower.out().onCompleted();
        }
    }

    @Override
    public void getFirstToken(GetFirstTokenRequest asked, StreamObserver<TrackingToken> answer) {
        answer.onNext(TrackingToken.newBuilder().setToken(-1).build());
        answer.onCompleted();
    }

    @Override
    public synchronized void getLastToken(GetLastTokenRequest asked, StreamObserver<TrackingToken> answer) {
        answer.onNext(TrackingToken.newBuilder().setToken(events.size() - 1L).build());
        answer.onCompleted();
    }
}
