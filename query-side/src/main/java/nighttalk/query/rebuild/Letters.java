package nighttalk.query.rebuild;

import java.util.List;
import nighttalk.query.projection.ParkedEvents;
import nighttalk.query.projection.ParkedEvents.Parked;
import nighttalk.query.projection.Reach;

/**
 * What becomes of the parked events of a projection whose tables are exchanged.
 *
 * @param comeBack whether those that were put aside with the rows of before come back with them
 * @param more what was parked while the copy was made; it may still grow
 */
record Letters(boolean comeBack, List<Parked> more) {

    static final Letters NONE = new Letters(false, List.of());

    /** Whether some are there afterwards, which the processes that run the projection have to learn. */
    boolean arrive(ParkedEvents parked, String projection) {
        return !more.isEmpty()
                || (comeBack && !parked.sequencesAside(projection).isEmpty());
    }

    void exchange(ParkedEvents parked, String projection, Reach target) {
        if (comeBack) {
            parked.bringBack(projection, target);
        } else {
            parked.putAside(projection, target);
        }
        parked.park(projection, more);
    }

    /** What the tables hold that are put aside. */
    Reach aside(Reach target, String how, Reach live) {
        return how.equals(Copies.TAKEN) ? live : target;
    }
}
