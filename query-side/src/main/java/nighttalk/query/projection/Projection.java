package nighttalk.query.projection;

import java.time.Instant;
import java.util.List;
import nighttalk.event.DomainEvent;

/**
 * A fold of events into rows, written once and run live or in bulk: the same events always give the same rows.
 * Therefore it knows no clock, no database and no framework, and reads nothing but the event.
 */
public interface Projection {

    /** Its name, at most 60 characters: of its bookmark, its dead letters and its metrics, and what a query says that it reads. */
    String name();

    /** The tables that it alone fills: made if they are missing, rebuilt, compared and exported together. */
    List<ViewTable> tables();

    /**
     * What the event changes.
     *
     * @param event what happened
     * @param position where in the log
     * @param at when it was recorded, to the millisecond
     * @return changes in the order in which they are to be made; none where the event means nothing here
     */
    List<RowChange> fold(DomainEvent event, long position, Instant at);

    /**
     * The same, for a fold that also asks where the event comes from.
     *
     * @param origin who acted, and what belongs together
     */
    default List<RowChange> fold(DomainEvent event, long position, Instant at, Origin origin) {
        return fold(event, position, at);
    }

    /** Whether it asks for the origin; a rebuild reads that only for those who do. */
    default boolean asksForOrigin() {
        return false;
    }
}
