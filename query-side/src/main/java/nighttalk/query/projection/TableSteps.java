package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one table, in steps. Within a step all {@link RemoveAll}s come first, and then each row has one change
 * at most, so that their order among each other does not matter. Changes of one row that can't be merged are in
 * different steps.
 */
final class TableSteps {

    private record Step(List<RemoveAll> first, Map<Columns, RowChange> byKey) {
        Step() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    private final String table;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Columns, Integer> lastStep = new HashMap<>();

    /** What comes now must not go into an earlier step. */
    private int floor;

    TableSteps(String table) {
        this.table = table;
    }

    void add(RowChange change) {
        switch (change) {
            case Put put -> add(put.key(), put);
            case Change set -> add(set.key(), set);
            case Add add -> add(add.key(), add);
            case Grow grow -> add(grow.key(), grow);
            case Remove remove -> add(remove.key(), remove);
            case RemoveAll all -> add(all);
        }
    }

    private void add(Columns key, RowChange change) {
        Columns row = Values.plain(key);
        if (!Values.whole(row)) { // only the database knows which texts are the same key
            place(steps.size(), row, change);
            floor = steps.size();
            return;
        }
        Integer last = lastStep.get(row);
        if (last == null || last < floor) {
            place(floor, row, change);
            return;
        }
        RowChange merged = Merging.merge(pending(last, row), change);
        if (merged == null) {
            place(last + 1, row, change);
        } else {
            place(last, row, merged);
        }
    }

    private void place(int step, Columns row, RowChange change) {
        step(step).byKey().put(row, change);
        lastStep.put(row, step);
    }

    private Step step(int index) {
        while (steps.size() <= index) {
            steps.add(new Step());
        }
        return steps.get(index);
    }

    private RowChange pending(int step, Columns row) {
        RowChange pending = step(step).byKey().get(row);
        if (pending == null) {
            throw new IllegalStateException("no change of " + row + " in step " + step);
        }
        return pending;
    }

    /**
     * It goes as early as possible, past changes that it does not touch: rows that this batch puts and that it means
     * are removed by their keys, a counter of a row that it removes is counted for nothing.
     */
    private void add(RemoveAll all) {
        int at = floor;
        List<Columns> removed = new ArrayList<>();
        for (Map.Entry<Columns, Integer> entry : lastStep.entrySet()) {
            int step = entry.getValue();
            if (step < floor) {
                continue;
            }
            switch (meets(all, pending(step, entry.getKey()), step)) {
                case YES -> removed.add(entry.getKey());
                case PERHAPS -> at = Math.max(at, step + 1);
                case NO -> {}
            }
        }
        step(at).first().add(all);
        removed.forEach(key -> add(key, new Remove(table, key)));
        floor = at;
    }

    private enum Meets {
        YES,
        NO,
        PERHAPS
    }

    private Meets meets(RemoveAll all, RowChange pending, int step) {
        return switch (pending) {
            case Put put -> meetsRow(Values.same(all.match(), put.key(), put.columns()));
            case Grow grow -> meetsRow(Values.same(all.match(), grow.key(), Columns.none())); // the rest may be older
            case Change(String t, Columns key, Columns columns) -> meetsUpdate(all, columns, Columns.none(), step);
            case Add(String t, Columns key, Columns deltas, Columns columns) -> meetsUpdate(all, columns, deltas, step);
            case Remove remove -> Meets.NO;
            case RemoveAll other -> throw new IllegalStateException("not a change of one row: " + other);
        };
    }

    private static Meets meetsRow(@Nullable Boolean same) {
        return same == null ? Meets.PERHAPS : same ? Meets.YES : Meets.NO;
    }

    private Meets meetsUpdate(RemoveAll all, Columns columns, Columns deltas, int step) {
        boolean harmless = step == floor
                && Values.whole(columns)
                && all.match().names().stream()
                        .noneMatch(name ->
                                columns.names().contains(name) || deltas.names().contains(name));
        return harmless ? Meets.NO : Meets.PERHAPS;
    }

    void addTo(List<RowChange> all) {
        for (Step step : steps) {
            all.addAll(step.first());
            all.addAll(new SideBySide(step.byKey().values()).changes());
        }
    }
}
