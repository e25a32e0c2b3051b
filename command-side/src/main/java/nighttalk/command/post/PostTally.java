package nighttalk.command.post;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is true of each post at the head of the log: that it is there, and its counts. So nobody comments on or likes a
 * post that is deleted at the same moment, and a like's answer counts right, without a post's likes being one stream.
 */
@Component
public class PostTally implements CommittedWithEvents {

    private final JdbcClient log;

    PostTally(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
    }

    /**
     * The counts of one post.
     *
     * @param viewReports how many events of counted views there are
     */
    public record Counts(long likes, long comments, long views, long viewReports) {

        /** Of a post that was made this moment. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /** The counts, or nothing if there is no such post. */
    public Optional<Counts> of(PostId post) {
        return log.sql("SELECT likes, comments, views, view_reports FROM post_tally WHERE post_id = ?")
                .param(post.value())
                .query((row, n) -> new Counts(
                        row.getLong("likes"),
                        row.getLong("comments"),
                        row.getLong("views"),
                        row.getLong("view_reports")))
                .optional();
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Connection log) throws SQLException {
        switch (event.getPayload()) {
            case PostCreated e -> run(log, "INSERT INTO post_tally (post_id) VALUES (?)", e.post());
            case PostDeleted e -> run(log, "DELETE FROM post_tally WHERE post_id = ?", e.post());
            case PostLiked e ->
                mustBeThere(run(log, "UPDATE post_tally SET likes = likes + 1 WHERE post_id = ?", e.post()));
            case LikeTakenBack e -> run(log, "UPDATE post_tally SET likes = likes - 1 WHERE post_id = ?", e.post());
            case CommentAdded e ->
                mustBeThere(run(log, "UPDATE post_tally SET comments = comments + 1 WHERE post_id = ?", e.post()));
            case CommentEdited e ->
                mustBeThere(run(log, "UPDATE post_tally SET comments = comments + 0 WHERE post_id = ?", e.post()));
            case CommentDeleted e ->
                run(log, "UPDATE post_tally SET comments = comments - 1 WHERE post_id = ?", e.post());
            case PostViewsCounted e ->
                run(
                        log,
                        "UPDATE post_tally SET view_reports = view_reports + 1, views = views + " + e.views()
                                + " WHERE post_id = ?",
                        e.post());
            default -> {}
        }
    }

    private static void mustBeThere(int rows) {
        if (rows == 0) {
            throw new PostNotFound();
        }
    }

    private static int run(Connection log, String sql, PostId post) throws SQLException {
        try (PreparedStatement statement = log.prepareStatement(sql)) {
            statement.setLong(1, post.value());
            return statement.executeUpdate();
        }
    }
}
