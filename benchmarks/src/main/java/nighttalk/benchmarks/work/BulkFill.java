package nighttalk.benchmarks.work;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.event.PostId;
import org.jspecify.annotations.Nullable;

/**
 * Fills a stopped deployment with posts, past its own code, which would take hours: each is a copy of a real one, in
 * the log and in the views, with another identifier and the next position; head and bookmarks move along.
 */
final class BulkFill {

    /** The copies are older than any real post, by the milliseconds that so many identifiers take. */
    private static final long OLDER = 1L << 26;

    private final Deployment deployment;
    private final PostId model;
    private long used;

    /** @param model the post that is copied */
    BulkFill(Deployment deployment, String model) {
        this.deployment = deployment;
        this.model = PostId.of(model);
    }

    /** Identifier of a copy. */
    String post(long copy) {
        return new PostId(model.value() - OLDER + copy).text();
    }

    long posts() {
        return used;
    }

    /** Adds so many posts. */
    void add(long posts) {
        try (Connection log = deployment.mysql().connectToFill(deployment.logSchema());
                Connection views = deployment.mysql().connectToFill(deployment.viewsSchema())) {
            long first = used;
            long head = deployment.mysql().number(deployment.logSchema(), "SELECT position FROM log_head");
            LongFunction<Object> id = n -> model.value() - OLDER + first + n;
            LongFunction<Object> text = n -> post(first + n);
            events(log, posts, head, text);
            new RowCopies(log, "post_tally", "post_id = " + model.value()).insert(posts, Map.of("post_id", id));
            new RowCopies(log, "authorship", "stream = '" + model.text() + "'").insert(posts, Map.of("stream", text));
            new RowCopies(views, "post", "post_id = " + model.value()).insert(posts, Map.of("post_id", id));
            new RowCopies(views, "feed", "post_id = " + model.value()).insert(posts, Map.of("post_id", id));
            try (Statement statement = log.createStatement()) {
                statement.execute("UPDATE log_head SET position = " + (head + posts));
            }
            Bookmarks.move(log, head + posts);
            Bookmarks.move(views, head + posts);
            used += posts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void events(Connection log, long posts, long head, LongFunction<Object> text) throws SQLException {
        RowCopies events = new RowCopies(log, "event", "stream = '" + model.text() + "' AND sequence = 0");
        byte[] payload = (byte[]) Objects.requireNonNull(events.value("payload"));
        String json = new String(payload, StandardCharsets.UTF_8);
        @Nullable Object eventId = events.value("event_id");
        events.insert(
                posts,
                Map.of(
                        "position",
                        n -> head + 1 + n,
                        "stream",
                        text,
                        "event_id",
                        n -> identifier(eventId),
                        "payload",
                        n -> json.replace(model.text(), (String) text.apply(n)).getBytes(StandardCharsets.UTF_8)));
    }

    private static Object identifier(@Nullable Object like) {
        UUID fresh = UUID.randomUUID();
        return like instanceof byte[]
                ? ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(fresh.getMostSignificantBits())
                        .putLong(fresh.getLeastSignificantBits())
                        .array()
                : fresh.toString();
    }
}
