package nighttalk.query.log;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log's database says. */
public final class DatabaseHead implements LogHead {

    private final JdbcClient log;

    /** @param log the log's database */
    public DatabaseHead(DataSource log) {
        this.log = JdbcClient.create(log);
    }

    @Override
    public long now() {
        return log.sql("SELECT position FROM log_head WHERE id = 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
