package nighttalk.query.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.query.projection.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last checkpoint that was signed, as the views database remembers it. */
final class SealMemory {

    /**
     * What is remembered.
     *
     * @param size how many events were sealed
     * @param note the signed checkpoint
     * @param at when
     */
    record Last(long size, String note, Instant at) {}

    private final JdbcClient views;

    /** @param views the views database */
    SealMemory(DataSource views) {
        this.views = JdbcClient.create(views);
    }

    Optional<Last> last() {
        return views.sql("SELECT size, checkpoint, sealed_at_us FROM seal_head WHERE id = 1")
                .query((row, n) -> new Last(
                        row.getLong(1),
                        new String(row.getBytes(2), StandardCharsets.UTF_8),
                        Micros.instant(row.getLong(3))))
                .optional();
    }

    void keep(long size, String note, Instant at) {
        views.sql("REPLACE INTO seal_head (id, size, checkpoint, sealed_at_us) VALUES (1, ?, ?, ?)")
                .params(size, note, Micros.of(at))
                .update();
    }
}
