package nighttalk.query.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A post with its numbers and its author's present nickname, as the join of three tables gives it. */
record ListedRow(
        long post,
        long author,
        String nickname,
        String title,
        String content,
        @Nullable String image,
        long createdAtMicros,
        long likes,
        long comments,
        long views,
        long viewsPosition) {

    /** Straight: in the order of the feed, so that a page reads as many rows as it shows, however many posts there are. */
    static final String SELECT = "SELECT STRAIGHT_JOIN f.post_id, f.author_id, a.nickname, p.title, p.content, p.image,"
            + " p.created_at_us, f.likes, f.comments, f.views, f.views_position"
            + " FROM feed f JOIN post p ON p.post_id = f.post_id JOIN account a ON a.account_id = f.author_id";

    static ListedRow of(ResultSet row, int number) throws SQLException {
        return new ListedRow(
                row.getLong("post_id"),
                row.getLong("author_id"),
                row.getString("nickname"),
                row.getString("title"),
                row.getString("content"),
                row.getString("image"),
                row.getLong("created_at_us"),
                row.getLong("likes"),
                row.getLong("comments"),
                row.getLong("views"),
                row.getLong("views_position"));
    }
}
