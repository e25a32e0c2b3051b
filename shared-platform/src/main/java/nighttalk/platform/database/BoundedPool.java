package nighttalk.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whoever works for somebody who waits gets connections on which the server may be silent only so long. */
final class BoundedPool extends HikariDataSource {

    BoundedPool(HikariConfig config) {
        super(config);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        @Nullable Duration longest = Patience.ofThisThread();
        if (longest != null) {
            try {
                // no round trip, and taken back by the pool
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }
}
