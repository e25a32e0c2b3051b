package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The row changes of one batch of events, written together just before the batch commits. If the database refuses them,
 * the events are gone through again one by one, in the same transaction, and the one that is to blame is parked.
 */
final class BatchRows {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRows.class);

    private record Folded(EventMessage<?> event, Segment segment, List<RowChange> changes) {}

    private final EventHandlerInvoker projection;
    private final RowWriter rows;
    private final List<Folded> gathered = new ArrayList<>();
    private boolean oneByOne;
    private int handled;
    private int unchanging;
    private @Nullable Segment segment;

    private BatchRows(EventHandlerInvoker projection, RowWriter rows) {
        this.projection = projection;
        this.rows = rows;
    }

    /** That of the batch that this thread works on; null outside of batches. */
    static @Nullable BatchRows current() {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getResource(BatchRows.class.getName())
                : null;
    }

    /**
     * That of this thread's batch, which is to write it when it commits.
     *
     * @param projection what takes events in, and parks those that fail
     */
    static BatchRows of(EventHandlerInvoker projection, RowWriter rows) {
        BatchRows known = current();
        if (known != null) {
            return known;
        }
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        BatchRows fresh = new BatchRows(projection, rows);
        batch.resources().put(BatchRows.class.getName(), fresh);
        batch.onPrepareCommit(ready -> fresh.write());
        return fresh;
    }

    /** Whether no event so far changes a row or was parked. */
    boolean changesNothing() {
        return handled == unchanging;
    }

    void handle(EventMessage<?> event, Segment ofSegment) throws Exception {
        handled++;
        segment = ofSegment;
        projection.handle(event, ofSegment);
    }

    /** What the event changes: kept for later, or written where events are taken one by one. */
    void take(EventMessage<?> event, List<RowChange> changes) {
        if (oneByOne || segment == null) {
            rows.write(changes);
        } else if (changes.isEmpty()) {
            unchanging++;
        } else {
            gathered.add(new Folded(event, segment, changes));
        }
    }

    /**
     * Writes what there is, behind the bookmark: always in this order, so that whoever holds the bookmark knows that
     * nobody is writing rows. Afterwards an event may be parked: those of its sequence that come before it are in the
     * rows, or parked before it.
     *
     * @throws RuntimeException if the batch has to be rolled back
     */
    void write() {
        if (gathered.isEmpty()) {
            return;
        }
        List<Folded> events = List.copyOf(gathered);
        gathered.clear();
        try {
            rows.write(
                    events.stream().flatMap(event -> event.changes().stream()).toList());
        } catch (RuntimeException e) {
            if (PassingErrors.isBehind(e)) {
                throw e;
            }
            LOG.debug("a batch can't be written; its events one by one", e);
            takeOneByOne(events);
        }
    }

    private void takeOneByOne(List<Folded> events) {
        oneByOne = true;
        try {
            for (Folded event : events) {
                projection.handle(event.event(), event.segment());
            }
        } catch (Exception e) {
            throw new DeadLetterRule.TryAgainLater(e);
        } finally {
            oneByOne = false;
        }
    }
}
