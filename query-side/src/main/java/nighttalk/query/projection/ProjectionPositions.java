package nighttalk.query.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import nighttalk.platform.token.SharedTokenStore;
import org.axonframework.eventhandling.Segment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far into the log each projection has come: rows up to that position are committed. Kept in memory where this
 * process runs the projection, read from the bookmarks in the database where others do.
 */
public final class ProjectionPositions {

    private final Map<String, ProjectionPosition> byName = new ConcurrentHashMap<>();
    private final List<Runnable> segmentsMoved = new CopyOnWriteArrayList<>();
    private final JdbcClient views;
    private final JsonMapper json = new JsonMapper();

    /** @param views the database with the bookmarks */
    public ProjectionPositions(DataSource views) {
        this.views = JdbcClient.create(views);
    }

    /** The projection's position; with several segments that of the one furthest behind. */
    public long of(String projection) {
        return position(projection).now();
    }

    /** The position that all of them have reached. */
    public long ofAll(Collection<String> projections) {
        return projections.stream().mapToLong(this::of).min().orElse(0);
    }

    /**
     * Waits until all projections have reached the position.
     *
     * @param patience for all of them together
     * @return whether they have
     */
    public boolean await(Collection<String> projections, long position, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (String projection : projections) {
            if (!position(projection).await(position, deadline)) {
                return false;
            }
        }
        return true;
    }

    void claimed(String projection, Segment segment, long position) {
        position(projection).claimed(segment, position);
        segmentsMoved.forEach(Runnable::run);
    }

    void advanced(String projection, int segment, long position) {
        position(projection).advanced(segment, position);
    }

    void released(String projection, int segment) {
        position(projection).released(segment);
        segmentsMoved.forEach(Runnable::run);
    }

    /** The segments of a projection that this process runs, and how far each of them is. */
    Map<Integer, Long> segmentsHere(String projection) {
        return position(projection).segmentsHere();
    }

    /** Is called when this process takes a segment up or leaves it to another. */
    void whenSegmentsMove(Runnable listener) {
        segmentsMoved.add(listener);
    }

    private ProjectionPosition position(String projection) {
        return byName.computeIfAbsent(projection, name -> new ProjectionPosition(() -> bookmark(name)));
    }

    /** Only looks: Axon's own way of reading a bookmark would claim it. */
    private long bookmark(String projection) {
        return views
                .sql("SELECT token FROM " + SharedTokenStore.TABLE + " WHERE processor_name = ?")
                .param(projection)
                .query((row, n) -> {
                    byte[] token = row.getBytes(1);
                    return token == null
                            ? 0L
                            : json.readTree(token).path("globalIndex").asLong(0);
                })
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
    }
}
