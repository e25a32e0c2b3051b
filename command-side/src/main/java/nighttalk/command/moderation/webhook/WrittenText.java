package nighttalk.command.moderation.webhook;

import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.ContentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostEdited;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, as the external service gets it: who it was, it is not told.
 *
 * @param type such as {@code post.created}
 * @param title of posts
 * @param image path of a post's picture, if it has one
 */
record WrittenText(
        String type,
        ContentId of,
        @Nullable Personal title,
        Personal content,
        @Nullable Personal image) {

    /** The text that the event tells of, or null if it tells of none. */
    static @Nullable WrittenText in(@Nullable DomainEvent event) {
        return switch (event) {
            case PostCreated e ->
                new WrittenText("post.created", new ContentId(e.post(), null), e.title(), e.content(), e.image());
            case PostEdited e ->
                new WrittenText("post.edited", new ContentId(e.post(), null), e.title(), e.content(), e.image());
            case CommentAdded e ->
                new WrittenText("comment.added", new ContentId(e.post(), e.comment()), null, e.content(), null);
            case CommentEdited e ->
                new WrittenText("comment.edited", new ContentId(e.post(), e.comment()), null, e.content(), null);
            case null, default -> null;
        };
    }
}
