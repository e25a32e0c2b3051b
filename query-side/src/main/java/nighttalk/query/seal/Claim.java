package nighttalk.query.seal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import nighttalk.platform.database.Pools;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right to seal, which one process has at a time: a named lock of the views database, held by a connection of its
 * own. The server takes it back when the process dies, or gives no sign of life for some seconds.
 */
final class Claim implements AutoCloseable {

    private static final String NAME = "LEFT(CONCAT('nighttalk-seal/', DATABASE()), 64)";
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final DataSource connections;
    private @Nullable Connection connection;

    /** @param connections of which it keeps one, as {@link #connections} gives them */
    Claim(DataSource connections) {
        this.connections = connections;
    }

    /**
     * A connection to the views database, or to the one that is the primary of a group: all must ask the same server.
     *
     * @param every how often the claim is asked about
     */
    static HikariDataSource connections(DataSource views, Duration every) {
        HikariConfig config = Pools.like(views, "seal");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("socketTimeout", "10000");
        config.addDataSourceProperty(
                "sessionVariables",
                "wait_timeout=" + SILENCE.plus(every.multipliedBy(2)).toSeconds());
        return Pools.open(config);
    }

    /**
     * Whether this process has it, now or still.
     *
     * @throws DataAccessResourceFailureException if the database can't be asked
     */
    synchronized boolean held() {
        try {
            Connection known = connection;
            if (known == null) {
                known = connections.getConnection();
                connection = known;
            }
            return ask(known, "SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()")
                    || ask(known, "SELECT GET_LOCK(" + NAME + ", 0)");
        } catch (SQLException e) {
            release();
            throw new DataAccessResourceFailureException("the views database can't be reached: " + e.getMessage(), e);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    /** Lets another process have it. */
    synchronized void release() {
        Connection known = connection;
        connection = null;
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
