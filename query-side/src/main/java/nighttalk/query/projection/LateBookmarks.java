package nighttalk.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import nighttalk.platform.token.SharedTokenStore;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bookmarks of batches that changed no row, written some milliseconds later and together: most events are of interest
 * to two or three of the projections, and a commit for each of the others would cost the log as much as an append. What
 * a crash loses of them is gone through again, and changes nothing again.
 */
final class LateBookmarks {

    private static final Logger LOG = LoggerFactory.getLogger(LateBookmarks.class);
    private static final Duration AFTER = Duration.ofMillis(20);

    /** Only forward, and only while the claim is ours: the batch that comes next may have been quicker. */
    private static final String MOVE = "UPDATE " + SharedTokenStore.TABLE
            + " SET token = ?, token_type = ?, timestamp = " + SharedTokenStore.NOW
            + " WHERE processor_name = ? AND segment = ? AND owner = ?"
            + " AND COALESCE(CAST(JSON_EXTRACT(CONVERT(token USING utf8mb4), '$.globalIndex') AS SIGNED), 0) < ?";

    /** Whoever exchanges tables holds a bookmark for seconds; the others must not wait with it. */
    private static final String UNLESS_HELD = "SELECT segment FROM " + SharedTokenStore.TABLE
            + " WHERE processor_name = ? AND segment = ? FOR UPDATE SKIP LOCKED";

    private record Place(String processor, int segment) {}

    private final Map<Place, TrackingToken> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final TokenSerializer json = new TokenSerializer();
    private final JdbcClient views;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService timer;
    private final String owner;

    LateBookmarks(DataSource views, ScheduledExecutorService timer, String owner) {
        this.views = JdbcClient.create(views);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(views));
        this.timer = timer;
        this.owner = owner;
    }

    void add(String processor, int segment, TrackingToken token) {
        waiting.put(new Place(processor, segment), token);
        plan();
    }

    /** A newer one is being written. */
    void forget(String processor, int segment) {
        waiting.remove(new Place(processor, segment));
    }

    /** Before the claim is given away, in the transaction of that. */
    void write(String processor, int segment) {
        Place place = new Place(processor, segment);
        TrackingToken token = waiting.remove(place);
        if (token != null) {
            write(place, token);
        }
    }

    private void plan() {
        if (!timer.isShutdown() && planned.compareAndSet(false, true)) {
            var _ = timer.schedule(this::writeAll, AFTER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void writeAll() {
        planned.set(false);
        Map<Place, TrackingToken> now = new HashMap<>(waiting);
        try {
            transaction.executeWithoutResult(status -> {
                now.keySet().removeIf(this::isHeld);
                now.forEach(this::write);
            });
            now.forEach(waiting::remove);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("bookmarks can't be written now", e);
        }
        if (!waiting.isEmpty()) {
            plan();
        }
    }

    private boolean isHeld(Place place) {
        return views.sql(UNLESS_HELD)
                .params(place.processor(), place.segment())
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    private void write(Place place, TrackingToken token) {
        SerializedObject<byte[]> written = json.serialize(token, byte[].class);
        views.sql(MOVE)
                .params(
                        written.getData(),
                        written.getType().getName(),
                        place.processor(),
                        place.segment(),
                        owner,
                        LiveProjection.position(token))
                .update();
    }
}
