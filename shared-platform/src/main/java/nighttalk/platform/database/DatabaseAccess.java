package nighttalk.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one database.
 *
 * @param url JDBC URL of MySQL (or MariaDB); one that names several servers means a group, of which only the primary is
 *     used
 * @param user the account; each side has one with no more rights than it needs
 * @param password its password
 * @param poolSize connections at most
 * @param patience how long a request waits for a connection before the database counts as gone
 */
public record DatabaseAccess(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        int poolSize,
        Duration patience) {

    private static final Duration GROUP_LIFETIME = Duration.ofSeconds(30);

    /** Opens no connection yet, so that a process starts, and says so, while its database is still away. */
    public HikariDataSource open(String name) {
        return Pools.open(config(name));
    }

    /**
     * The same for one thread that writes transactions under a lock that everybody waits for. Its sessions don't commit
     * by themselves, and the server ends one, and rolls it back, that gives no sign of life for that long: a process
     * that stands still must not keep the others.
     *
     * @param stall longest silence within a transaction, in whole seconds
     */
    public HikariDataSource openWriter(String name, Duration stall) {
        HikariConfig config = config(name);
        config.setMaximumPoolSize(2); // one more, to ask what became of a commit on the other
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        // One INSERT of as many rows as there are must not be prepared anew for every number of rows.
        config.addDataSourceProperty("useServerPrepStmts", "false");
        // While it holds the lock, everything that it has to say goes in one message, its COMMIT too; values are bound.
        config.addDataSourceProperty("allowMultiQueries", "true");
        config.addDataSourceProperty(
                "sessionVariables",
                "wait_timeout=%1$d,net_read_timeout=%1$d,innodb_lock_wait_timeout=%2$d"
                        .formatted(stall.toSeconds(), stall.toSeconds() + 2));
        // Longer than the server lets it wait for the lock; what a group waits for, all who wrote with it wait for.
        config.addDataSourceProperty(
                "socketTimeout", Long.toString(stall.plusSeconds(5).toMillis()));
        return Pools.open(config);
    }

    private HikariConfig config(String name) {
        if (url == null || url.isBlank() || user == null) {
            throw new MissingSetting("nighttalk." + name + ".url and nighttalk." + name + ".user must be set");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        if (PrimaryDriver.isFor(url)) {
            config.setDriverClassName(PrimaryDriver.class.getName());
            config.setExceptionOverrideClassName(NoLongerPrimary.class.getName());
            // A former primary, silent for a while and then back, goes on answering who only reads.
            config.setMaxLifetime(GROUP_LIFETIME.toMillis());
        }
        config.setUsername(user);
        config.setPassword(password == null ? "" : password);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setValidationTimeout(Math.min(1_000, patience.toMillis()));
        config.setKeepaliveTime(
                PrimaryDriver.isFor(url) ? 0 : Duration.ofSeconds(30).toMillis());
        // Under REPEATABLE READ InnoDB takes gap locks, and the followers' tokens deadlock on them.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("cachePrepStmts", "true");
        config.addDataSourceProperty("useServerPrepStmts", "true");
        config.addDataSourceProperty("prepStmtCacheSize", "256");
        config.addDataSourceProperty("prepStmtCacheSqlLimit", "16384");
        config.addDataSourceProperty("rewriteBatchedStatements", "true");
        config.addDataSourceProperty("useLocalSessionState", "true");
        config.addDataSourceProperty("connectTimeout", "3000");
        config.addDataSourceProperty("socketTimeout", "60000");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectionTimeZone", "UTC");
        return config;
    }
}
