package nighttalk.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Connects to that one of several servers which takes writes: the primary of a group (MySQL Group Replication in
 * single-primary mode). Connector/J's own failover takes the first that answers, which may be one that is still
 * read-only; here each is asked. While the group has no primary there is no connection, and the pool tries again.
 *
 * <p>Its URLs are {@code jdbc:mysql://host:port,host:port,host:port/schema}.
 */
public final class PrimaryDriver implements Driver {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(PrimaryDriver.class);
    private static final String PREFIX = "jdbc:mysql://";
    /** Those that are left when some are dead must be asked before whoever waits for a connection gives up. */
    private static final String CONNECT_MILLIS = "1000";

    /** Which one it was the last time, of each group, over all pools: most likely it is the same again. */
    private static final Map<String, Integer> LAST = new ConcurrentHashMap<>();

    private static final Set<HikariDataSource> POOLS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** The connections that were made, each with its server. */
    private static final Map<Connection, Server> MADE = Collections.synchronizedMap(new WeakHashMap<>());

    /** One of a group, which is what a URL says of its servers. */
    private record Server(String group, int number) {}

    private final Driver mysql;

    /**
     * The pool makes it.
     *
     * @throws SQLException never
     */
    public PrimaryDriver() throws SQLException {
        mysql = new com.mysql.cj.jdbc.Driver();
    }

    /** Whether the URL names more than one server. */
    static boolean isFor(String url) {
        return url.startsWith(PREFIX) && authority(url).indexOf(',') >= 0;
    }

    private static String authority(String url) {
        String rest = url.substring(PREFIX.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    @Override
    public boolean acceptsURL(String url) {
        return isFor(url);
    }

    @Override
    public @Nullable Connection connect(String url, Properties settings) throws SQLException {
        if (!isFor(url)) {
            return null;
        }
        String group = authority(url);
        List<String> servers = List.of(group.split(",", -1));
        String rest = url.substring(PREFIX.length() + group.length());
        Properties quick = new Properties();
        quick.putAll(settings);
        quick.setProperty("connectTimeout", CONNECT_MILLIS);
        SQLException reason =
                new SQLTransientConnectionException("no server of the group takes writes: " + servers, "08001");
        int first = LAST.getOrDefault(group, 0);
        for (int i = 0; i < servers.size(); i++) {
            int at = Math.floorMod(first + i, servers.size());
            try {
                Connection connection = mysql.connect(PREFIX + servers.get(at) + rest, quick);
                if (connection != null && takesWrites(connection)) {
                    MADE.put(connection, new Server(group, at));
                    @Nullable Integer before = LAST.put(group, at);
                    if (before != null && before != at) {
                        leaveAllBut(new Server(group, at));
                    }
                    return connection;
                }
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
        throw reason;
    }

    /** When another server is found to be the primary, this pool's connections to the former one are given up. */
    static void keepAtThePrimary(HikariDataSource pool) {
        POOLS.add(pool);
    }

    /**
     * A pool that only reads would not notice: a former primary goes on answering, with what it knew. Or it is silent, and
     * who waits for its answer would do so for a minute; what became of a commit they find out as after any other cut.
     */
    private static void leaveAllBut(Server primary) {
        for (HikariDataSource pool : List.copyOf(POOLS)) {
            @Nullable HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            if (connections != null && authority(pool.getJdbcUrl()).equals(primary.group())) {
                connections.softEvictConnections();
            }
        }
        Map<Connection, Server> made;
        synchronized (MADE) {
            made = new HashMap<>(MADE);
        }
        made.forEach((connection, server) -> {
            if (server.group().equals(primary.group()) && server.number() != primary.number()) {
                cut(connection);
            }
        });
    }

    private static void cut(Connection connection) {
        try {
            connection.abort(Thread::startVirtualThread);
        } catch (SQLException e) {
            LOG.debug("a connection to a former primary was closed already", e);
        }
    }

    /** Leaves it open only if so. */
    private static boolean takesWrites(Connection connection) throws SQLException {
        boolean does = false;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@global.super_read_only OR @@global.read_only")) {
            does = row.next() && row.getInt(1) == 0;
            return does;
        } finally {
            if (!does) {
                connection.close();
            }
        }
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties settings) throws SQLException {
        return mysql.getPropertyInfo(url, settings);
    }

    @Override
    public int getMajorVersion() {
        return mysql.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return mysql.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return mysql.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("nighttalk");
    }
}
