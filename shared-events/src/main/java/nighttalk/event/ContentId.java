package nighttalk.event;

import org.jspecify.annotations.Nullable;

/**
 * Names what can be moderated: a post, or a comment under a post.
 *
 * @param comment null where the post itself is meant
 */
public record ContentId(PostId post, @Nullable CommentId comment) {

    /** The identifier of the post or of the comment, unique among both. */
    public EntityId entity() {
        return comment == null ? post : comment;
    }
}
