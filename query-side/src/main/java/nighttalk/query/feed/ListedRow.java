package nighttalk.query.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import nighttalk.query.cache.Touches;
import nighttalk.query.cache.ViewsInLog;
import nighttalk.query.postviews.ViewCounter;

/**
 * A post with its numbers and its author's present nickname, as the join of three tables gives it.
 *
 * @param post which
 * @param author who wrote it
 * @param listed as the pages get it, with the views in the row
 * @param viewsPosition log position of the newest event in these views
 * @param hidden whether only its author is shown it
 */
public record ListedRow(long post, long author, ListedPost listed, long viewsPosition, boolean hidden) {

    /** The columns of a post, as {@link #of} reads them. */
    public static final String COLUMNS = "f.post_id AS id, f.author_id AS person, a.nickname, p.title, p.content,"
            + " p.image, p.created_at_us, f.likes, f.comments - (SELECT COUNT(*) FROM feed_hidden_comment h"
            + " WHERE h.post_id = f.post_id) AS comments, f.views, f.views_position, f.hidden";

    /** Where the columns come from. */
    public static final String TABLES =
            " FROM feed f JOIN post p ON p.post_id = f.post_id JOIN account a ON a.account_id = f.author_id";

    private static final int BYTES = 600;

    /**
     * Reads a row.
     *
     * @throws SQLException if it has not all {@link #COLUMNS}
     */
    public static ListedRow of(ResultSet row) throws SQLException {
        return new ListedRow(
                row.getLong("id"),
                row.getLong("person"),
                ListedPost.of(row),
                row.getLong("views_position"),
                row.getLong("hidden") != 0);
    }

    /** The post with all views up to this moment. */
    public ListedPost now(Touches touches, ViewCounter counter) {
        ViewsInLog views = touches.views(post, listed.views(), viewsPosition);
        return listed.withViews(counter.shown(post, views.views(), views.position()));
    }

    /** About how many bytes it takes in memory. */
    public int weight() {
        return BYTES + 2 * (listed.title().length() + listed.content().length());
    }
}
