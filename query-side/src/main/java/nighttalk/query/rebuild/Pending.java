package nighttalk.query.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nighttalk.query.projection.RowChange;

/** Row changes that are not written yet, by projection, in the order of their events. */
final class Pending {

    private final Map<String, List<RowChange>> changes = new HashMap<>();
    private final long since = System.nanoTime();
    private long bytes;
    private long upTo;

    void add(FoldedRange range) {
        range.changes().forEach((projection, more) -> {
            changes.computeIfAbsent(projection, first -> new ArrayList<>()).addAll(more);
            bytes += Weights.of(more);
        });
        upTo = range.upTo();
    }

    List<RowChange> of(String projection) {
        return changes.getOrDefault(projection, List.of());
    }

    long bytes() {
        return bytes;
    }

    long upTo() {
        return upTo;
    }

    boolean isEmpty() {
        return upTo == 0;
    }

    boolean isOlderThan(long nanos) {
        return System.nanoTime() - since > nanos;
    }
}
