package nighttalk.query.cache;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * An event that was parked and is taken in later changes rows long after its position, maybe through another process.
 * The dead letters that have gone tell of it.
 */
class HealedRows {

    private static final Logger LOG = LoggerFactory.getLogger(HealedRows.class);

    private final JdbcClient views;
    private final Touches touches;
    private volatile Map<String, Object> parked = Map.of();

    HealedRows(DataSource views, Touches touches) {
        this.views = JdbcClient.create(views);
        this.touches = touches;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            Map<String, Object> now = views.sql("SELECT COUNT(*) AS letters, COALESCE(SUM(CRC32(dead_letter_id)), 0)"
                            + " AS which_ones FROM dead_letter_entry")
                    .query()
                    .singleRow();
            if (!now.equals(parked)) {
                parked = now;
                touches.rowsChangedWithoutEvent();
            }
        } catch (DataAccessException e) {
            LOG.debug("the views database is away", e);
        }
    }
}
