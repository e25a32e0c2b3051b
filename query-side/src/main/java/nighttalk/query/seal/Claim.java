package nighttalk.query.seal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right to seal, which one process has at a time: a named lock of the views database, held by a connection of its
 * own. The server takes it back when the process dies, or gives no sign of life for some seconds.
 */
final class Claim implements AutoCloseable {

    private static final String NAME = "LEFT(CONCAT('nighttalk-seal/', DATABASE()), 64)";
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final DataSource views;
    private final Duration silence;
    private @Nullable Connection connection;

    /**
     * Takes what it works with.
     *
     * @param views the views database
     * @param every how often the claim is asked about
     */
    Claim(DataSource views, Duration every) {
        this.views = views;
        this.silence = SILENCE.plus(every.multipliedBy(2));
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
                known = open();
                connection = known;
            }
            return ask(known, "SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()")
                    || ask(known, "SELECT GET_LOCK(" + NAME + ", 0)");
        } catch (SQLException e) {
            release();
            throw new DataAccessResourceFailureException("the views database can't be reached: " + e.getMessage(), e);
        }
    }

    private Connection open() throws SQLException {
        HikariDataSource pool = views.unwrap(HikariDataSource.class);
        Properties properties = new Properties();
        properties.setProperty("user", pool.getUsername());
        properties.setProperty("password", pool.getPassword());
        properties.setProperty("connectTimeout", "3000");
        properties.setProperty("socketTimeout", "10000");
        properties.setProperty("sessionVariables", "wait_timeout=" + silence.toSeconds());
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
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
