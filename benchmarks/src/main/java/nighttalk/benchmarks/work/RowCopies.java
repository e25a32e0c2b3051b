package nighttalk.benchmarks.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Copies of one real row in bulk, each with a few other values. The table's columns are taken as they are found. */
final class RowCopies {

    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final String table;
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** @param condition what is true of the one row to copy, in SQL */
    RowCopies(Connection connection, String table, String condition) throws SQLException {
        this.connection = connection;
        this.table = table;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table + " WHERE " + condition)) {
            if (!row.next()) {
                throw new IllegalStateException("nothing to copy in " + table + " where " + condition);
            }
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
                values.add(row.getObject(i));
            }
        }
    }

    /** A value of the row that is copied. */
    @Nullable Object value(String column) {
        return values.get(columns.indexOf(column));
    }

    /** Inserts copies 0 to {@code howMany}, exclusive; {@code changed} gives the values that differ. */
    void insert(long howMany, Map<String, LongFunction<Object>> changed) throws SQLException {
        String sql = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (long n = 0; n < howMany; n++) {
                for (int i = 0; i < columns.size(); i++) {
                    LongFunction<Object> change = changed.get(columns.get(i));
                    insert.setObject(i + 1, change == null ? values.get(i) : change.apply(n));
                }
                insert.addBatch();
                if ((n + 1) % AT_ONCE == 0 || n + 1 == howMany) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
