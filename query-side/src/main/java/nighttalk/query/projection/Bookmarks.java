package nighttalk.query.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nighttalk.platform.token.SharedTokenStore;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bookmarks of the live rows, for those who compare or exchange the rows. A live batch writes its bookmark before
 * its rows, in one transaction: so whoever holds the bookmarks holds the rows.
 */
public final class Bookmarks {

    /** Written as the time of a claim, it is for ever. */
    private static final String FOR_EVER = "9999-12-31T23:59:59Z";

    private final JsonMapper json = new JsonMapper();
    private final TokenSerializer tokens = new TokenSerializer();

    private record Bookmark(int segment, long position) {}

    /** How far the live rows of the projection are, in the transaction of that connection; no part if it never ran. */
    public Reach read(JdbcClient views, String projection) {
        return reach(views, projection, "");
    }

    /** The same, and no live batch commits until the transaction ends. */
    public Reach hold(JdbcClient views, String projection) {
        return reach(views, projection, " FOR UPDATE");
    }

    private Reach reach(JdbcClient views, String projection, String lock) {
        List<Bookmark> bookmarks = views.sql("SELECT segment, token FROM " + SharedTokenStore.TABLE
                        + " WHERE processor_name = ? ORDER BY segment" + lock)
                .param(projection)
                .query((row, n) -> bookmark(row))
                .list();
        int[] ids = bookmarks.stream().mapToInt(Bookmark::segment).toArray();
        List<Reach.Part> parts = new ArrayList<>();
        for (Bookmark bookmark : bookmarks) {
            int mask = Segment.computeSegment(bookmark.segment(), ids).getMask();
            parts.add(new Reach.Part(bookmark.segment(), mask, bookmark.position()));
        }
        return new Reach(List.copyOf(parts));
    }

    private Bookmark bookmark(ResultSet row) throws SQLException {
        return new Bookmark(row.getInt(1), position(row.getBytes(2)));
    }

    private long position(byte @Nullable [] token) {
        return token == null ? 0 : json.readTree(token).path("globalIndex").asLong(0);
    }

    /** From its commit on no process can claim the projection or write its rows, until {@link #giveBack}. */
    public void takeAway(JdbcClient views, String projection, String owner) {
        views.sql("UPDATE " + SharedTokenStore.TABLE + " SET owner = ?, timestamp = ? WHERE processor_name = ?")
                .params(owner, FOR_EVER, projection)
                .update();
    }

    /** Who wants to may go on now. */
    public void giveBack(JdbcClient views, String projection, String owner) {
        views.sql("UPDATE " + SharedTokenStore.TABLE + " SET owner = NULL WHERE processor_name = ? AND owner = ?")
                .params(projection, owner)
                .update();
    }

    /** The live rows are there now. */
    public void move(JdbcClient views, String projection, Reach reach) {
        for (Reach.Part part : reach.parts()) {
            SerializedObject<byte[]> token =
                    tokens.serialize(new GlobalSequenceTrackingToken(part.position()), byte[].class);
            views.sql("UPDATE " + SharedTokenStore.TABLE
                            + " SET token = ?, token_type = ? WHERE processor_name = ? AND segment = ?")
                    .params(token.getData(), token.getType().getName(), projection, part.segment())
                    .update();
        }
    }
}
