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

    private final List<Step> steps = new ArrayList<>();
    private final Map<Columns, Integer> lastStep = new HashMap<>();

    /** What comes now must not go into an earlier step. */
    private int floor;

    /** Where the batch has come to; they go as late as possible. */
    private final RemovalsInWaiting removals = new RemovalsInWaiting();

    void add(RowChange change) {
        if (removals.mayMeet(change)) {
            floor = steps.size();
            step(floor).first().addAll(removals.take());
        }
        switch (change) {
            case Put put -> add(put.key(), put);
            case Change set -> add(set.key(), set);
            case Add add -> add(add.key(), add);
            case Grow grow -> add(grow.key(), grow);
            case Remove remove -> add(remove.key(), remove);
            case RemoveAll all -> removals.add(all);
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

    void addTo(List<RowChange> all) {
        for (Step step : steps) {
            all.addAll(step.first());
            all.addAll(new SideBySide(step.byKey().values()).changes());
        }
        all.addAll(removals.take());
    }
}
