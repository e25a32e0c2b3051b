package nighttalk.query.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import org.jspecify.annotations.Nullable;

/** Row changes made in memory: what the tables must look like. */
public final class MemoryRows {

    private final Map<String, Map<Columns, Map<String, @Nullable Object>>> tables = new TreeMap<>();

    /** Makes the changes. */
    public void make(List<RowChange> changes) {
        changes.forEach(this::make);
    }

    /** Makes the changes as they are made in bulk: fewer of them, with the same outcome. */
    public void makeCoalesced(List<RowChange> changes) {
        make(Coalescing.of(changes));
    }

    private void make(RowChange change) {
        Map<Columns, Map<String, @Nullable Object>> rows = table(change.table());
        switch (change) {
            case Put put -> {
                Map<String, @Nullable Object> row = new TreeMap<>();
                set(row, put.key());
                set(row, put.columns());
                rows.put(put.key(), row);
            }
            case Change set -> {
                Map<String, @Nullable Object> row = rows.get(set.key());
                if (row != null) {
                    set(row, set.columns());
                }
            }
            case Add add -> {
                Map<String, @Nullable Object> row = rows.get(add.key());
                if (row != null) {
                    add(row, add.deltas());
                    set(row, add.columns());
                }
            }
            case Grow grow -> {
                Map<String, @Nullable Object> row = rows.get(grow.key());
                if (row == null) {
                    make(new Put(grow.table(), grow.key(), grow.first()));
                    set(Objects.requireNonNull(rows.get(grow.key())), grow.deltas());
                } else {
                    add(row, grow.deltas());
                }
            }
            case Remove remove -> rows.remove(remove.key());
            case RemoveAll all ->
                rows.values()
                        .removeIf(row -> all.match()
                                .values()
                                .equals(all.match().names().stream()
                                        .map(row::get)
                                        .toList()));
        }
    }

    private static void set(Map<String, @Nullable Object> row, Columns columns) {
        for (int i = 0; i < columns.names().size(); i++) {
            row.put(columns.names().get(i), plain(columns.values().get(i)));
        }
    }

    private static void add(Map<String, @Nullable Object> row, Columns deltas) {
        for (int i = 0; i < deltas.names().size(); i++) {
            long delta = ((Number) deltas.values().get(i)).longValue();
            row.computeIfPresent(deltas.names().get(i), (name, old) -> ((Number) old).longValue() + delta);
        }
    }

    /** Databases give one kind of number back whatever was put in. */
    public static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Number number ? (Object) number.longValue() : value;
    }

    private Map<Columns, Map<String, @Nullable Object>> table(String name) {
        return tables.computeIfAbsent(name, unseen -> new LinkedHashMap<>());
    }

    /** The rows of a table, in no particular order. */
    public List<Map<String, @Nullable Object>> rows(String table) {
        return List.copyOf(table(table).values());
    }
}
