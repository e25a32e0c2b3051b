package nighttalk.query.projection;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes row changes in the views database, within the transaction at hand. Runs on MySQL and MariaDB. */
final class RowWriter {

    private final JdbcTemplate views;

    RowWriter(JdbcTemplate views) {
        this.views = views;
    }

    /**
     * Makes all changes or none of them.
     *
     * @throws org.springframework.dao.DataAccessException if the database refuses one
     */
    void write(List<RowChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        views.execute((ConnectionCallback<Integer>) connection -> {
            if (changes.size() == 1) {
                run(connection, changes); // a single statement is atomic by itself
            } else {
                runWhole(connection, changes);
            }
            return changes.size();
        });
    }

    private static void runWhole(Connection connection, List<RowChange> changes) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            run(connection, changes);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback(before);
            } catch (SQLException gone) {
                e.addSuppressed(gone); // a deadlock has rolled back everything already
            }
            throw e;
        }
        connection.releaseSavepoint(before);
    }

    private static void run(Connection connection, List<RowChange> changes) throws SQLException {
        int next = 0;
        while (next < changes.size()) {
            String sql = sql(changes.get(next));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int first = next;
                while (next < changes.size()
                        && (next == first || sql(changes.get(next)).equals(sql))) {
                    bind(statement, changes.get(next));
                    statement.addBatch();
                    next++;
                }
                statement.executeBatch();
            }
        }
    }

    private static void bind(PreparedStatement statement, RowChange change) throws SQLException {
        int index = 1;
        for (@Nullable Object value : values(change)) {
            statement.setObject(index++, value);
        }
    }

    /** Names come from the projections' code, values never: they are always bound. */
    static String sql(RowChange change) {
        return switch (change) {
            case Put put -> insert(put);
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

    private static String insert(Put put) {
        List<String> names = new ArrayList<>(put.key().names());
        names.addAll(put.columns().names());
        Columns updated = put.columns().isEmpty() ? put.key() : put.columns();
        return "INSERT INTO " + put.table() + " (" + String.join(", ", names) + ") VALUES ("
                + names.stream().map(name -> "?").collect(joining(", ")) + ") ON DUPLICATE KEY UPDATE "
                + list(updated, c -> c + " = VALUES(" + c + ")");
    }

    private static List<@Nullable Object> values(RowChange change) {
        List<@Nullable Object> values = new ArrayList<>();
        switch (change) {
            case Put put -> {
                values.addAll(put.key().values());
                values.addAll(put.columns().values());
            }
            case Change set -> {
                values.addAll(set.columns().values());
                values.addAll(set.key().values());
            }
            case Add add -> {
                values.addAll(add.deltas().values());
                values.addAll(add.columns().values());
                values.addAll(add.key().values());
            }
            case Remove remove -> values.addAll(remove.key().values());
            case RemoveAll all -> values.addAll(all.match().values());
        }
        return values;
    }

    private static String where(Columns key) {
        return " WHERE " + key.names().stream().map(c -> c + " = ?").collect(joining(" AND "));
    }

    private static String list(Columns columns, UnaryOperator<String> each) {
        return columns.names().stream().map(each).collect(joining(", "));
    }
}
