package nighttalk.query.rebuild;

import nighttalk.query.projection.Columns;
import nighttalk.query.projection.RowChange;
import org.jspecify.annotations.Nullable;

/** About how many bytes row changes take in memory. */
final class Weights {

    private static final int CHANGE = 240;
    private static final int VALUE = 24;

    private Weights() {}

    static long of(RowChange change) {
        return CHANGE
                + switch (change) {
                    case RowChange.Put put -> of(put.key()) + of(put.columns());
                    case RowChange.Change set -> of(set.key()) + of(set.columns());
                    case RowChange.Add add -> of(add.key()) + of(add.deltas()) + of(add.columns());
                    case RowChange.Grow grow -> of(grow.key()) + of(grow.first()) + of(grow.deltas());
                    case RowChange.Remove remove -> of(remove.key());
                    case RowChange.RemoveAll all -> of(all.match());
                };
    }

    private static long of(Columns columns) {
        long bytes = 0;
        for (@Nullable Object value : columns.values()) {
            bytes += VALUE + (value instanceof String text ? 2L * text.length() : 0);
        }
        return bytes;
    }
}
