package nighttalk.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;

/** Row changes by the hundred thousand, written by the same statements as those of a live batch. */
public final class BulkRows {

    private static final Comparator<RowChange> BY_KEY = BulkRows::compareKeys;

    private BulkRows() {}

    /** The same changes of tables with other names. */
    public static List<RowChange> renamed(List<RowChange> changes, UnaryOperator<String> table) {
        List<RowChange> renamed = new ArrayList<>(changes.size());
        for (RowChange change : changes) {
            String name = table.apply(change.table());
            renamed.add(
                    switch (change) {
                        case Put put -> new Put(name, put.key(), put.columns());
                        case Change set -> new Change(name, set.key(), set.columns());
                        case Add add -> new Add(name, add.key(), add.deltas(), add.columns());
                        case Grow grow -> new Grow(name, grow.key(), grow.first(), grow.deltas());
                        case Remove remove -> new Remove(name, remove.key());
                        case RemoveAll all -> new RemoveAll(name, all.match());
                    });
        }
        return renamed;
    }

    /**
     * Makes the changes on that connection, whose transaction is the caller's.
     *
     * @param fewer as {@link Coalescing} gives them
     * @throws SQLException if the database refuses one; then some may have been made
     */
    public static void write(Connection connection, List<RowChange> fewer) throws SQLException {
        for (List<RowChange> run : RowWriter.runs(fewer)) {
            ManyRows.make(connection, sorted(run));
        }
    }

    /** Like changes that stand side by side are of different rows; in the order of the table's key they cost least. */
    private static List<RowChange> sorted(List<RowChange> run) {
        if (run.getFirst() instanceof RemoveAll) {
            return run;
        }
        List<RowChange> sorted = new ArrayList<>(run);
        sorted.sort(BY_KEY);
        return sorted;
    }

    private static int compareKeys(RowChange one, RowChange other) {
        List<? extends Object> a = Shape.keyOf(one).values();
        List<? extends Object> b = Shape.keyOf(other).values();
        for (int i = 0; i < a.size(); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? Long.compare(a.longValue(), b.longValue())
                : String.valueOf(one).compareTo(String.valueOf(other));
    }
}
