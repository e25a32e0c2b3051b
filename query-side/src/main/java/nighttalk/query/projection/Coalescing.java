package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same rows by fewer changes: what many events do to one row becomes one change of it, and like changes stand side
 * by side, so that one statement can make them. Works for batches of any size, live and in bulk.
 *
 * <p>Equal in all that can be seen: a text is never dropped in favour of a later one, since the database may refuse it,
 * and then its event has to be parked whatever else is in the batch. Numbers and counters, which always fit, are
 * merged. It takes for granted that a table has no unique key but the one that changes name, that keys never change,
 * and that a {@link RowChange.Put} or {@link RowChange.Grow} names all columns.
 */
public final class Coalescing {

    private final Map<String, TableSteps> tables = new LinkedHashMap<>();

    /**
     * Takes in the change that comes next.
     *
     * @return whether there is one more now; else it is part of one that was there
     */
    public boolean add(RowChange change) {
        return tables.computeIfAbsent(change.table(), name -> new TableSteps()).add(change);
    }

    /**
     * Changes that leave the same rows behind as those that were added. Nothing may be added afterwards.
     *
     * @return in the order in which they are to be made; tables one after the other
     */
    public List<RowChange> changes() {
        List<RowChange> fewer = new ArrayList<>();
        tables.values().forEach(table -> table.addTo(fewer));
        return fewer;
    }

    /**
     * Changes that leave the same rows behind.
     *
     * @param changes in the order in which they would be made one by one
     * @return in the order in which they are to be made; tables one after the other
     */
    public static List<RowChange> of(List<RowChange> changes) {
        if (changes.size() < 2) {
            return changes;
        }
        Coalescing all = new Coalescing();
        changes.forEach(all::add);
        return all.changes();
    }
}
