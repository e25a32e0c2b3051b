package nighttalk.query.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nighttalk.event.PostId;
import nighttalk.query.comment.Comment;
import nighttalk.query.feed.ListedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a post, its comments with their writers, and who likes it, in one round trip and as of one moment. */
final class PostReader {

    /** Of how many people who like the post the database is asked, at most. */
    static final int LIKERS = 64;

    private static final int POST = 0;
    private static final int COMMENT = 1;

    private static final String SQL = "SELECT STRAIGHT_JOIN " + POST + " AS kind, " + ListedRow.COLUMNS
            + ListedRow.TABLES + " WHERE f.post_id = ?"
            + " UNION ALL SELECT " + COMMENT + ", c.comment_id, c.writer_id, w.nickname, NULL, c.content, NULL,"
            + " c.created_at_us, 0, 0, 0, 0, c.hidden"
            + " FROM comment c JOIN account w ON w.account_id = c.writer_id WHERE c.post_id = ?"
            + " UNION ALL SELECT 2, 0, l.account_id, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, 0"
            + " FROM (SELECT account_id FROM liked WHERE post_id = ? LIMIT " + (LIKERS + 1) + ") l";

    private record WrittenComment(long id, long writer, Comment comment) {}

    private final JdbcClient views;

    PostReader(JdbcClient views) {
        this.views = views;
    }

    /** Null if there is no such post, or its author has left. */
    @Nullable PostRows read(PostId post) {
        List<ListedRow> found = new ArrayList<>(1);
        List<WrittenComment> comments = new ArrayList<>();
        Set<Long> likers = new HashSet<>();
        views.sql(SQL).params(post.value(), post.value(), post.value()).query(row -> {
            switch (row.getInt("kind")) {
                case POST -> found.add(ListedRow.of(row));
                case COMMENT -> comments.add(comment(post, row));
                default -> likers.add(row.getLong("person"));
            }
        });
        ListedRow listed = DataAccessUtils.singleResult(found);
        if (listed == null) {
            return null;
        }
        // Sorting in the database would copy all texts into a table of its own.
        comments.sort(Comparator.comparingLong(WrittenComment::id));
        return new PostRows(
                listed,
                comments.stream().map(WrittenComment::comment).toList(),
                comments.stream().anyMatch(written -> written.comment().hidden()),
                Set.copyOf(comments.stream().map(WrittenComment::writer).toList()),
                Set.copyOf(likers),
                likers.size() <= LIKERS);
    }

    private static WrittenComment comment(PostId post, ResultSet row) throws SQLException {
        return new WrittenComment(row.getLong("id"), row.getLong("person"), Comment.of(post, row));
    }
}
