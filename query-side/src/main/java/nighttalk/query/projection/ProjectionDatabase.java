package nighttalk.query.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import nighttalk.platform.database.Pools;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The projections' own connections to the views database. They are never in auto-commit mode: everything that
 * projections do is a transaction, and going back and forth between the modes costs two round trips each time. And
 * pages, however many are read, never make a projection wait for a connection.
 */
public final class ProjectionDatabase implements AutoCloseable {

    /** For coordinators, dead letters, and those who look at these. */
    private static final int BESIDES_WORKERS = 6;

    private final HikariDataSource pool;
    private final DataSource connections;

    /**
     * Opens no connection yet.
     *
     * @param views the pool of the pages
     * @param workers how many batches are processed at a time
     */
    ProjectionDatabase(DataSource views, int workers) {
        HikariConfig config = Pools.like(views, "projections");
        config.setAutoCommit(false);
        config.setMaximumPoolSize(workers + BESIDES_WORKERS);
        config.setMinimumIdle(workers);
        pool = Pools.open(config);
        connections = whenNeeded(pool);
    }

    /**
     * They are taken from the pool at the first statement: a batch that changes no row needs none. It is always the
     * same source, since a transaction is of one source, and what goes through another is not part of it.
     */
    public DataSource connections() {
        return connections;
    }

    private static DataSource whenNeeded(HikariDataSource pool) {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(pool);
        lazy.setDefaultAutoCommit(pool.isAutoCommit());
        return lazy;
    }

    @Override
    public void close() {
        pool.close();
    }
}
