package nighttalk.query.rebuild;

import java.util.List;
import java.util.Map;
import nighttalk.query.projection.ParkedEvents.Parked;
import nighttalk.query.projection.RowChange;
import org.jspecify.annotations.Nullable;

/**
 * A range of the log as row changes.
 *
 * @param upTo its last position
 * @param changes by projection
 * @param parked by projection: events that wait behind parked ones, or that can't be folded
 * @param bad the events that can't be folded
 * @param lastType the kind of the newest event
 * @param knowing the parked sequences that it was folded with
 */
record FoldedRange(
        long upTo,
        Map<String, List<RowChange>> changes,
        Map<String, List<Parked>> parked,
        List<Status.Bad> bad,
        @Nullable String lastType,
        Object knowing) {}
