package nighttalk.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/** Pools of connections, and more of them to the same database. */
public final class Pools {

    private Pools() {}

    /** Opens one; connections are made when they are asked for. */
    public static HikariDataSource open(HikariConfig config) {
        HikariDataSource pool = new BoundedPool(config);
        if (PrimaryDriver.class.getName().equals(config.getDriverClassName())) {
            PrimaryDriver.keepAtThePrimary(pool);
        }
        return pool;
    }

    /**
     * The settings of another pool of the same database and account, to be changed at will. (Hikari's own way of copying
     * shares what is set for the driver: a setting of one pool would be one of all.)
     *
     * @param pool one that {@link #open} opened
     * @param name the other's name
     * @throws IllegalArgumentException if it is no pool
     */
    public static HikariConfig like(DataSource pool, String name) {
        HikariDataSource of = unwrapped(pool);
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(of.getJdbcUrl());
        config.setUsername(of.getUsername());
        config.setPassword(of.getPassword());
        if (of.getDriverClassName() != null) {
            config.setDriverClassName(of.getDriverClassName());
        }
        if (of.getExceptionOverrideClassName() != null) {
            config.setExceptionOverrideClassName(of.getExceptionOverrideClassName());
        }
        config.setMaximumPoolSize(of.getMaximumPoolSize());
        config.setMinimumIdle(of.getMinimumIdle());
        config.setConnectionTimeout(of.getConnectionTimeout());
        config.setInitializationFailTimeout(of.getInitializationFailTimeout());
        config.setValidationTimeout(of.getValidationTimeout());
        config.setKeepaliveTime(of.getKeepaliveTime());
        config.setMaxLifetime(of.getMaxLifetime());
        config.setAutoCommit(of.isAutoCommit());
        config.setTransactionIsolation(Objects.requireNonNull(of.getTransactionIsolation()));
        of.getDataSourceProperties()
                .forEach((setting, value) -> config.addDataSourceProperty(String.valueOf(setting), value));
        return config;
    }

    private static HikariDataSource unwrapped(DataSource pool) {
        try {
            return pool.unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalArgumentException("not a pool of connections: " + pool, e);
        }
    }
}
