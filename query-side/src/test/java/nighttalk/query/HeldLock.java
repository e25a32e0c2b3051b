package nighttalk.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Somebody else's lock on rows, for as long as it is open. */
public final class HeldLock implements AutoCloseable {

    private final Connection connection;

    private HeldLock(Connection connection) {
        this.connection = connection;
    }

    /** Keeps the projection from moving its bookmark. */
    public static HeldLock onBookmark(DataSource views, String projection) {
        return by(views, "SELECT * FROM token_entry WHERE processor_name = '" + projection + "' FOR UPDATE");
    }

    /** All the locks of one statement. */
    public static HeldLock by(DataSource views, String sql) {
        try {
            Connection connection = views.getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery(sql);
            }
            return new HeldLock(connection);
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
