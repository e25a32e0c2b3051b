package nighttalk.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import nighttalk.query.RunningQuerySide;

/** Somebody else's transaction, with all the locks of its one statement, for as long as it is open. */
final class OpenTransaction implements AutoCloseable {

    private final Connection connection;

    private OpenTransaction(Connection connection) {
        this.connection = connection;
    }

    static OpenTransaction of(RunningQuerySide querySide, String sql) {
        try {
            Connection connection = querySide.viewsFromOutside().getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery(sql);
            }
            return new OpenTransaction(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
