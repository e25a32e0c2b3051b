package nighttalk.query.projection;

import java.util.List;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.DomainEvent;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.platform.tracing.Piece;
import nighttalk.platform.tracing.Traces;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one projection on the events as they come. It takes in every event, also those that mean nothing to it, so that
 * the bookmark in the database moves with every batch: who waits for a position waits for the bookmark.
 */
final class LiveProjection implements EventMessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LiveProjection.class);

    private final Projection projection;
    private final RowWriter rows;
    private final PersonKeys keys;
    private final PassedOver passedOver;
    private final Traces traces;

    LiveProjection(Projection projection, RowWriter rows, PersonKeys keys, PassedOver passedOver, Traces traces) {
        this.traces = traces;
        this.projection = projection;
        this.rows = rows;
        this.keys = keys;
        this.passedOver = passedOver;
    }

    String name() {
        return projection.name();
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        if (!traces.areWanted()) {
            return take(message);
        }
        Piece piece = traces.part(new OriginOfMessage(message).correlation(), name())
                .with("nighttalk.position", position(message));
        try {
            return take(message);
        } catch (RuntimeException e) {
            piece.failed(e);
            throw e;
        } finally {
            piece.leave();
            untilItsRowsAreThere(piece);
        }
    }

    private static void untilItsRowsAreThere(Piece piece) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().onCleanup(batch -> piece.ended());
        } else {
            piece.ended();
        }
    }

    private @Nullable Object take(EventMessage<?> message) {
        BatchRows batch = BatchRows.current();
        List<RowChange> changes;
        try {
            changes = fold(message);
        } catch (RuntimeException e) {
            if (batch != null) {
                rows.holdBookmarks(name());
                batch.write(); // the event will be parked, and what comes before it must not end up behind it
            }
            throw e;
        }
        if (batch == null) {
            rows.write(changes);
        } else {
            batch.take(message, changes);
        }
        return null;
    }

    private List<RowChange> fold(EventMessage<?> message) {
        if (!(message.getPayload() instanceof DomainEvent event)) {
            LOG.debug("{} skips an event of a newer version: {}", name(), message.getIdentifier());
            if (message.getPayload() instanceof UnknownSerializedType unknown) {
                passedOver.note(name(), unknown.serializedType().getName(), position(message));
            }
            return List.of();
        }
        List<RowChange> changes =
                projection.fold(event, position(message), message.getTimestamp(), new OriginOfMessage(message));
        if (event instanceof AccountWithdrawn withdrawn) {
            keys.forget(withdrawn.account()); // this process must not go on reading with a destroyed key
        }
        return changes;
    }

    static long position(EventMessage<?> message) {
        TrackingToken token = message instanceof TrackedEventMessage<?> tracked ? tracked.trackingToken() : null;
        return position(token);
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }
}
