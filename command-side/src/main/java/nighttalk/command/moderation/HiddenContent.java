package nighttalk.command.moderation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import nighttalk.command.comment.CommentNotFound;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Table;
import nighttalk.command.eventlog.Writes;
import nighttalk.command.post.PostIsHidden;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.EntityId;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.PostEvent.PostDeleted;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is hidden at the head of the log. So nothing is said, liked or reported that overlaps with the hiding, although
 * posts, comments, likes and reports are streams of their own. What people take back passes: likes, comments, posts.
 */
@Component
class HiddenContent implements CommittedWithEvents {

    private static final Table TABLE = Table.keyed("hidden_content", "content_id");

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        switch (event.getPayload()) {
            case PostLiked e -> unlessHidden(e.post(), writes);
            case CommentAdded e -> unlessHidden(e.post(), writes);
            case CommentEdited e -> unlessHidden(e.post(), writes);
            case ContentReported e -> {
                unlessHidden(e.post(), writes);
                if (e.comment() != null) {
                    writes.forbid(row(e.comment()), CommentNotFound::new); // as nobody is shown it
                }
            }
            case ContentHidden e -> writes.run((log, first) -> hide(e, log));
            case ContentRestored e -> writes.delete(row(e.content().entity()));
            case PostDeleted e -> writes.delete(row(e.post()));
            case CommentDeleted e -> writes.delete(row(e.comment()));
            default -> {}
        }
    }

    private static void unlessHidden(EntityId post, Writes writes) {
        writes.forbid(row(post), PostIsHidden::new);
    }

    /** It may be hidden already, by a lesser authority. */
    private static void hide(ContentHidden event, Connection log) throws SQLException {
        requireThere(event.comment(), log);
        try (PreparedStatement insert =
                log.prepareStatement("INSERT INTO hidden_content (content_id, under_post) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE content_id = content_id")) {
            insert.setLong(1, event.content().entity().value());
            insert.setObject(2, event.comment() == null ? null : event.post().value(), Types.BIGINT);
            insert.executeUpdate();
        }
    }

    /** Else its post would be shown with one comment less than it has. */
    private static void requireThere(@Nullable CommentId comment, Connection log) throws SQLException {
        if (comment == null) {
            return;
        }
        try (PreparedStatement select =
                log.prepareStatement("SELECT 1 FROM event WHERE stream = ? AND type = 'CommentDeleted'")) {
            select.setString(1, comment.text());
            try (ResultSet deleted = select.executeQuery()) {
                if (deleted.next()) {
                    throw new CommentNotFound();
                }
            }
        }
    }

    private static Table.Row row(EntityId content) {
        return TABLE.row(content.value());
    }
}
