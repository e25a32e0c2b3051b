package nighttalk.query.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nighttalk.query.projection.Coalescing;
import nighttalk.query.projection.RowChange;

/** Row changes that are not written yet, by projection, merged as they come. */
final class Pending {

    private final Map<String, Coalescing> changes = new HashMap<>();
    private final long since = System.nanoTime();
    private long bytes;
    private long upTo;

    void add(FoldedRange range) {
        range.changes().forEach((projection, more) -> {
            Coalescing merged = changes.computeIfAbsent(projection, first -> new Coalescing());
            for (RowChange change : more) {
                if (merged.add(change)) {
                    bytes += Weights.of(change);
                }
            }
        });
        upTo = range.upTo();
    }

    /** Those of one projection, as they are to be written; once. */
    List<RowChange> take(String projection) {
        Coalescing merged = changes.get(projection);
        return merged == null ? List.of() : merged.changes();
    }

    long bytes() {
        return bytes;
    }

    long upTo() {
        return upTo;
    }

    boolean isOlderThan(long nanos) {
        return System.nanoTime() - since > nanos;
    }
}
