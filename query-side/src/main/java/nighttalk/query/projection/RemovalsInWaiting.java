package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.Collections;
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
 * Removals of all rows with some value, that are made later than they came. That is the same as long as no row comes
 * that has the value: what else happens to a row that is to go makes no difference, since it goes in the end.
 */
final class RemovalsInWaiting {

    /** By their columns, and then by the values. */
    private final Map<List<String>, Map<Columns, RemoveAll>> byColumns = new HashMap<>();

    /** Some are by texts, and only the database knows which texts are the same. */
    private boolean unsure;

    /** Whether there is one more now. */
    boolean add(RemoveAll all) {
        unsure |= !Values.whole(all.match());
        return byColumns
                        .computeIfAbsent(all.match().names(), names -> new LinkedHashMap<>())
                        .putIfAbsent(Values.plain(all.match()), all)
                == null;
    }

    /** All of them, which wait no longer. */
    List<RemoveAll> take() {
        List<RemoveAll> all = new ArrayList<>();
        byColumns.values().forEach(alike -> all.addAll(alike.values()));
        byColumns.clear();
        unsure = false;
        return all;
    }

    /** Whether the change may bring a row that is meant by one of them. */
    boolean mayMeet(RowChange change) {
        return !byColumns.isEmpty()
                && byColumns.keySet().stream().anyMatch(names -> switch (change) {
                    case Put put -> unsure || mayMeet(names, put.key(), put.columns());
                    case Grow grow ->
                        unsure || mayMeet(names, grow.key(), Columns.none()); // the rest may be an older row's
                    case Change set -> touches(names, set.columns());
                    case Add add -> touches(names, add.columns()) || touches(names, add.deltas());
                    case Remove remove -> false;
                    case RemoveAll all -> false;
                });
    }

    private static boolean touches(List<String> names, Columns columns) {
        return names.stream().anyMatch(columns.names()::contains);
    }

    private boolean mayMeet(List<String> names, Columns key, Columns columns) {
        List<@Nullable Object> values = new ArrayList<>(names.size());
        for (String name : names) {
            Columns part = key.names().contains(name) ? key : columns;
            int at = part.names().indexOf(name);
            Object value = at < 0 ? null : part.values().get(at);
            if (!Values.isWhole(value)) {
                return true; // only the database can tell
            }
            values.add(value);
        }
        Columns row = Values.plain(new Columns(names, Collections.unmodifiableList(values)));
        Map<Columns, RemoveAll> alike = byColumns.getOrDefault(names, Map.of());
        return alike.containsKey(row);
    }
}
