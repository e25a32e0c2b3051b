package nighttalk.query.projection;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import org.jspecify.annotations.Nullable;

/** A change as a statement. Names come from the projections' code, values never: they are always bound. */
final class RowSql {

    private RowSql() {}

    static String of(RowChange change) {
        return switch (change) {
            case Put put -> insert(put, 1);
            case Grow grow -> insert(grow, 1);
            case Change(String table, Columns key, Columns columns) ->
                "UPDATE " + table + " SET " + list(columns, c -> c + " = ?") + where(key);
            case Add(String table, Columns key, Columns deltas, Columns columns) ->
                "UPDATE " + table + " SET " + list(deltas, c -> c + " = " + c + " + ?")
                        + (columns.isEmpty() ? "" : ", " + list(columns, c -> c + " = ?"))
                        + where(key);
            case Remove(String table, Columns key) -> "DELETE FROM " + table + where(key);
            case RemoveAll(String table, Columns match) -> "DELETE FROM " + table + where(match);
        };
    }

    /** For so many rows like this one. */
    static String insert(Put put, int rows) {
        Columns updated = put.columns().isEmpty() ? put.key() : put.columns();
        return insert(put, rows, list(updated, c -> c + " = VALUES(" + c + ")"));
    }

    /** For so many rows like this one. */
    static String insert(Grow grow, int rows) {
        String key = grow.key().names().getFirst();
        String update = grow.deltas().isEmpty()
                ? key + " = " + key
                : list(grow.deltas(), c -> c + " = " + c + " + VALUES(" + c + ")");
        return insert(grow, rows, update);
    }

    private static String insert(RowChange change, int rows, String update) {
        List<String> names = new ArrayList<>();
        parts(change).forEach(part -> names.addAll(part.names()));
        String row = names.stream().map(name -> "?").collect(joining(", ", "(", ")"));
        return "INSERT INTO " + change.table() + " (" + String.join(", ", names) + ") VALUES " + row
                + (", " + row).repeat(rows - 1) + " ON DUPLICATE KEY UPDATE " + update;
    }

    private static String where(Columns key) {
        return " WHERE " + key.names().stream().map(c -> c + " = ?").collect(joining(" AND "));
    }

    private static String list(Columns columns, UnaryOperator<String> each) {
        return columns.names().stream().map(each).collect(joining(", "));
    }

    /** Binds the change's values from this index on, and returns the one after. */
    static int bind(PreparedStatement statement, int first, RowChange change) throws SQLException {
        int index = first;
        for (Columns part : parts(change)) {
            for (@Nullable Object value : part.values()) {
                statement.setObject(index++, value);
            }
        }
        return index;
    }

    /** In the order in which the statement has them. */
    private static List<Columns> parts(RowChange change) {
        return switch (change) {
            case Put(String table, Columns key, Columns columns) -> List.of(key, columns);
            case Grow(String table, Columns key, Columns first, Columns deltas) -> List.of(key, first, deltas);
            case Change(String table, Columns key, Columns columns) -> List.of(columns, key);
            case Add(String table, Columns key, Columns deltas, Columns columns) -> List.of(deltas, columns, key);
            case Remove(String table, Columns key) -> List.of(key);
            case RemoveAll(String table, Columns match) -> List.of(match);
        };
    }
}
