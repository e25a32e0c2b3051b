package nighttalk.query.rebuild;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.platform.database.Pools;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.ViewTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives tables other names, all of a projection in one statement, which the server does whole or not at all. It only
 * does so while the session that holds the bookmarks is there: a process that was stopped, and wakes up when its
 * session has been ended and others have gone on, changes nothing.
 */
final class TableNames implements AutoCloseable {

    /** How long readers may be kept waiting behind a long query that the exchange has to wait for. */
    private static final int MOST_SECONDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(TableNames.class);

    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final HikariDataSource sessions;
    private final JdbcClient views;
    private final Supplier<String> schema;

    /** @param views the pool of the pages */
    TableNames(DataSource views) {
        HikariConfig config = Pools.like(views, "exchange");
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        // The condition and the exchange go to the server in one message.
        config.addDataSourceProperty("allowMultiQueries", "true");
        config.addDataSourceProperty("useServerPrepStmts", "false");
        config.addDataSourceProperty("sessionVariables", "lock_wait_timeout=" + MOST_SECONDS);
        this.sessions = Pools.open(config);
        this.views = JdbcClient.create(views);
        // Such locks are of the whole server, which may have other installations.
        this.schema = SingletonSupplier.of(
                () -> this.views.sql("SELECT DATABASE()").query(String.class).single());
    }

    /** Marks the session of the transaction at hand as the one that holds the bookmarks, and returns its number. */
    long lock(JdbcClient transaction, Projection projection) {
        Integer got = transaction
                .sql("SELECT GET_LOCK(?, 5)")
                .param(lockName(projection))
                .query(Integer.class)
                .single();
        if (got != 1) {
            throw new RebuildFailed("somebody else is exchanging the tables of " + projection.name());
        }
        return transaction.sql("SELECT CONNECTION_ID()").query(Long.class).single();
    }

    void unlock(JdbcClient transaction, Projection projection) {
        try {
            transaction
                    .sql("SELECT RELEASE_LOCK(?)")
                    .param(lockName(projection))
                    .query(Integer.class)
                    .optional();
        } catch (DataAccessException e) {
            LOG.debug("the session is gone, and its lock with it", e);
        }
    }

    private String lockName(Projection projection) {
        String name = schema.get() + " " + projection.name();
        return "exchange " + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)); // 64 characters at most
    }

    void dropAside(Projection projection) {
        projection
                .tables()
                .forEach(table -> views.sql("DROP TABLE IF EXISTS " + table.name() + Place.ASIDE)
                        .update());
    }

    /** Live tables aside, copies in their place; false if somebody's query keeps them busy. */
    boolean exchange(Projection projection, long session) {
        return rename(
                projection.tables().stream()
                        .flatMap(table -> Stream.of(
                                renaming(table.name(), table.name() + Place.ASIDE),
                                renaming(table.name() + Place.COPY, table.name())))
                        .toList(),
                "IS_USED_LOCK('" + lockName(projection) + "') = " + session);
    }

    /** What was put aside becomes the copy. */
    void asideToCopy(Projection projection) {
        rename(each(projection, Place.ASIDE, Place.COPY), "TRUE");
    }

    /** And back. */
    void copyToAside(Projection projection) {
        rename(each(projection, Place.COPY, Place.ASIDE), "TRUE");
    }

    private static List<String> each(Projection projection, String from, String to) {
        return projection.tables().stream()
                .map(ViewTable::name)
                .map(name -> renaming(name + from, name + to))
                .toList();
    }

    private static String renaming(String from, String to) {
        return from + " TO " + to;
    }

    private boolean rename(List<String> renamings, String condition) {
        String rename = renamings.stream().collect(Collectors.joining(", ", "RENAME TABLE ", ""));
        try (Connection connection = sessions.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET @exchange = IF(" + condition + ", '" + rename
                    + "', 'SELECT the_session_is_gone FROM nothing');"
                    + " PREPARE exchange FROM @exchange; EXECUTE exchange; DEALLOCATE PREPARE exchange");
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                // each statement of the message has a result of its own, and an error counts when it is reached
            }
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == LOCK_WAIT_TIMEOUT) {
                return false;
            }
            throw new RebuildFailed("the tables could not be exchanged: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
