package nighttalk.benchmarks.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row, one statement, one commit. */
final class PlainInsert implements Callers.Job, AutoCloseable {

    private final Connection connection;
    private final PreparedStatement insert;
    private final RowLikeTheLast rows;

    PlainInsert(Connection connection, String table, RowLikeTheLast rows) throws SQLException {
        this.connection = connection;
        this.rows = rows;
        connection.setAutoCommit(true);
        this.insert = connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", rows.columns())
                + ") VALUES ("
                + String.join(", ", Collections.nCopies(rows.columns().size(), "?")) + ")");
    }

    @Override
    public void run() throws SQLException {
        List<@Nullable Object> row = rows.fresh();
        for (int i = 0; i < row.size(); i++) {
            insert.setObject(i + 1, row.get(i));
        }
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        connection.close();
    }
}
