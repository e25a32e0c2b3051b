package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nighttalk.query.projection.RowChange.RemoveAll;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one table, in steps. Within a step all {@link RemoveAll}s come first, and then each row has one change
 * at most, so that their order among each other does not matter. Changes of one row that can't be merged are in
 * different steps.
 */
final class TableSteps {

    private record Step(List<RemoveAll> first, List<Slot> rows) {
        Step() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** What is to happen to one row in one step. */
    private static final class Slot {
        private final int step;
        private RowChange change;

        Slot(int step, RowChange change) {
            this.step = step;
            this.change = change;
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final Map<RowKey, Slot> newest = new HashMap<>();
    private @Nullable List<String> key;

    /** What comes now must not go into an earlier step. */
    private int floor;

    /** Where the batch has come to; they go as late as possible. */
    private final RemovalsInWaiting removals = new RemovalsInWaiting();

    /**
     * Takes in what comes next.
     *
     * @return whether there is one more change now; else it is part of one that was there
     */
    boolean add(RowChange change) {
        if (removals.mayMeet(change)) {
            floor = steps.size();
            step(floor).first().addAll(removals.take());
        }
        if (change instanceof RemoveAll all) {
            return removals.add(all);
        }
        return add(Shape.keyOf(change), change);
    }

    private boolean add(Columns columns, RowChange change) {
        if (key == null) {
            key = columns.names();
        } else if (!key.equals(columns.names())) {
            throw new IllegalArgumentException("rows of " + change.table() + " have the key " + key + ": " + change);
        }
        RowKey row = RowKey.of(columns);
        if (row == null) {
            step(steps.size()).rows().add(new Slot(steps.size(), change));
            floor = steps.size();
            return true;
        }
        Slot last = newest.get(row);
        if (last == null || last.step < floor) {
            place(floor, row, change);
            return true;
        }
        RowChange merged = Merging.merge(last.change, change);
        if (merged == null) {
            place(last.step + 1, row, change);
            return true;
        }
        last.change = merged;
        return false;
    }

    private void place(int step, RowKey row, RowChange change) {
        Slot slot = new Slot(step, change);
        step(step).rows().add(slot);
        newest.put(row, slot);
    }

    private Step step(int index) {
        while (steps.size() <= index) {
            steps.add(new Step());
        }
        return steps.get(index);
    }

    void addTo(List<RowChange> all) {
        for (Step step : steps) {
            all.addAll(step.first());
            all.addAll(new SideBySide(step.rows().stream().map(slot -> slot.change)).changes());
        }
        all.addAll(removals.take());
    }
}
