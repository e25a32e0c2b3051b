package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import org.jspecify.annotations.Nullable;

/** Two changes of one row as one, where that can't be told from making both. */
final class Merging {

    private Merging() {}

    /** One change for both, or null if there is none: then they are made one after the other. */
    static @Nullable RowChange merge(RowChange before, RowChange after) {
        return switch (after) {
            case Put put -> droppable(before) ? put : null;
            case Remove remove -> droppable(before) ? remove : null;
            case Change(String table, Columns key, Columns columns) ->
                update(before, new Add(table, key, Columns.none(), columns));
            case Add add -> update(before, add);
            case Grow grow -> grow(before, grow);
            case RemoveAll all -> throw new IllegalArgumentException("not a change of one row: " + all);
        };
    }

    /** Whether the database could not have refused it: numbers only. */
    private static boolean droppable(RowChange change) {
        return switch (change) {
            case Put put -> Values.whole(put.key()) && Values.whole(put.columns());
            case Change set -> Values.whole(set.columns());
            case Add add -> Values.whole(add.columns());
            case Grow grow -> Values.whole(grow.key()) && Values.whole(grow.first());
            case Remove remove -> true;
            case RemoveAll all -> false;
        };
    }

    private static @Nullable RowChange update(RowChange before, Add after) {
        return switch (before) {
            case Put put -> updated(put, after);
            case Change(String table, Columns key, Columns columns) ->
                sum(new Add(table, key, Columns.none(), columns), after);
            case Add add -> sum(add, after);
            case Remove remove -> remove; // there is no such row any more
            case Grow grow -> null; // what it finds is not known
            case RemoveAll all -> null;
        };
    }

    /** Only where the row is there for sure, and it is just numbers that are dropped. */
    private static @Nullable RowChange grow(RowChange before, Grow after) {
        if (!Values.whole(after.first())) {
            return null;
        }
        return switch (before) {
            case Put put -> updated(put, new Add(put.table(), put.key(), after.deltas(), Columns.none()));
            case Grow(String table, Columns key, Columns first, Columns deltas)
            when deltas.names().equals(after.deltas().names()) ->
                new Grow(table, key, first, plus(deltas, after.deltas()));
            default -> null;
        };
    }

    private static Columns plus(Columns deltas, Columns more) {
        List<@Nullable Object> sums = new ArrayList<>();
        for (int i = 0; i < deltas.names().size(); i++) {
            sums.add(plus(deltas.values().get(i), more.values().get(i)));
        }
        return new Columns(deltas.names(), Collections.unmodifiableList(sums));
    }

    private static @Nullable Put updated(Put put, Add update) {
        List<@Nullable Object> values = new ArrayList<>(put.columns().values());
        for (int i = 0; i < update.columns().names().size(); i++) {
            int at = put.columns().names().indexOf(update.columns().names().get(i));
            if (at < 0 || !Values.isWhole(values.get(at))) {
                return null;
            }
            values.set(at, update.columns().values().get(i));
        }
        for (int i = 0; i < update.deltas().names().size(); i++) {
            int at = put.columns().names().indexOf(update.deltas().names().get(i));
            if (at < 0 || !Values.isWhole(values.get(at))) {
                return null;
            }
            values.set(at, plus(values.get(at), update.deltas().values().get(i)));
        }
        return new Put(
                put.table(), put.key(), new Columns(put.columns().names(), Collections.unmodifiableList(values)));
    }

    private static @Nullable RowChange sum(Add before, Add after) {
        Map<String, @Nullable Object> deltas = map(before.deltas());
        Map<String, @Nullable Object> columns = map(before.columns());
        for (int i = 0; i < after.columns().names().size(); i++) {
            String name = after.columns().names().get(i);
            deltas.remove(name);
            if (columns.containsKey(name) && !Values.isWhole(columns.get(name))) {
                return null;
            }
            columns.put(name, after.columns().values().get(i));
        }
        for (int i = 0; i < after.deltas().names().size(); i++) {
            String name = after.deltas().names().get(i);
            Object delta = after.deltas().values().get(i);
            if (!columns.containsKey(name)) {
                deltas.put(name, deltas.containsKey(name) ? plus(deltas.get(name), delta) : delta);
            } else if (Values.isWhole(columns.get(name))) {
                columns.put(name, plus(columns.get(name), delta));
            } else {
                return null;
            }
        }
        return deltas.isEmpty()
                ? new Change(after.table(), after.key(), columns(columns))
                : new Add(after.table(), after.key(), columns(deltas), columns(columns));
    }

    private static Long plus(@Nullable Object number, @Nullable Object delta) {
        if (number instanceof Number a && delta instanceof Number b) {
            return Math.addExact(a.longValue(), b.longValue());
        }
        throw new IllegalArgumentException("not numbers: " + number + ", " + delta);
    }

    /** In the order of their names, so that like changes look alike. */
    private static Map<String, @Nullable Object> map(Columns columns) {
        Map<String, @Nullable Object> map = new TreeMap<>();
        for (int i = 0; i < columns.names().size(); i++) {
            map.put(columns.names().get(i), columns.values().get(i));
        }
        return map;
    }

    private static Columns columns(Map<String, @Nullable Object> map) {
        return new Columns(List.copyOf(map.keySet()), Collections.unmodifiableList(new ArrayList<>(map.values())));
    }
}
