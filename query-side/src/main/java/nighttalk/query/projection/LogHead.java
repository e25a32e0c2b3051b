package nighttalk.query.projection;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the log goes. */
public final class LogHead {

    private final JdbcClient log;

    /** @param log the log's database */
    public LogHead(DataSource log) {
        this.log = JdbcClient.create(log);
    }

    /**
     * The position of the newest event; 0 while the log is empty.
     *
     * @throws org.springframework.dao.DataAccessException if the log can't be reached
     */
    public long now() {
        return log.sql("SELECT position FROM log_head WHERE id = 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
