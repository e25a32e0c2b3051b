package nighttalk.query.seal.verify;

import java.util.List;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.Checkpoint;

/** Whether the log begins and ends as it says, and has no holes among events that are not sealed yet. */
final class Ends {

    private static final int RANGE = 2048;

    private final LogRows rows;

    Ends(LogRows rows) {
        this.rows = rows;
    }

    /**
     * How many events are not sealed yet.
     *
     * @throws Damage if there are events before the first or behind the last, or some are missing
     */
    long notSealedYet(Checkpoint checkpoint) {
        LogRows.Ends ends = rows.ends(checkpoint.size());
        if (ends.before() > 0) {
            throw new Damage(Finding.Kind.EXTRA, 0, "there is an event before position 1, where the log begins");
        }
        if (ends.head() < checkpoint.size()) {
            throw new Damage(
                    Finding.Kind.HEAD,
                    ends.head() + 1,
                    "log_head says " + ends.head() + ", but " + checkpoint.size() + " events were sealed");
        }
        if (ends.rows() != ends.head() - checkpoint.size() || ends.last() > ends.head()) {
            throw new Damage(first(checkpoint.size(), ends));
        }
        return ends.rows();
    }

    private Finding first(long size, LogRows.Ends ends) {
        long expected = size + 1;
        for (long after = size; after < ends.head(); after += RANGE) {
            List<CanonicalEvent> range = rows.range(after, Math.min(ends.head(), after + RANGE));
            for (CanonicalEvent event : range) {
                if (event.position() != expected) {
                    return Diagnosis.missing(expected);
                }
                expected++;
            }
        }
        return expected <= ends.head() ? Diagnosis.missing(expected) : Diagnosis.extra(ends.last());
    }
}
