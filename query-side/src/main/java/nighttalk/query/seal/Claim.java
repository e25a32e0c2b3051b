package nighttalk.query.seal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right to seal, which one process has at a time: a named lock of the views database, held by a connection of its
 * own. The server takes it back when the process dies, or gives no sign of life for some seconds.
 */
final class Claim implements AutoCloseable {

    private static final String NAME = "LEFT(CONCAT('nighttalk-seal/', DATABASE()), 64)";
    private static final int SILENCE_SECONDS = 15;

    private final DataSource views;
    private @Nullable Connection holder;

    /** @param views the views database */
    Claim(DataSource views) {
        this.views = views;
    }

    /**
     * Whether this process has it, now or still.
     *
     * @throws DataAccessResourceFailureException if the database can't be asked
     */
    synchronized boolean held() {
        try {
            Connection known = holder;
            if (known != null && ask(known, "SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()")) {
                return true;
            }
            release();
            Connection fresh = open();
            if (ask(fresh, "SELECT GET_LOCK(" + NAME + ", 0)")) {
                holder = fresh;
                return true;
            }
            fresh.close();
            return false;
        } catch (SQLException e) {
            release();
            throw new DataAccessResourceFailureException("the views database can't be reached: " + e.getMessage(), e);
        }
    }

    private Connection open() throws SQLException {
        HikariDataSource pool = views.unwrap(HikariDataSource.class);
        Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION wait_timeout = " + SILENCE_SECONDS);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    /** Lets another process have it. */
    synchronized void release() {
        Connection known = holder;
        holder = null;
        if (known != null) {
            try (known) {
                ask(known, "SELECT RELEASE_LOCK(" + NAME + ")");
            } catch (SQLException e) {
                // it is gone, and the lock with it
            }
        }
    }

    @Override
    public void close() {
        release();
    }
}
