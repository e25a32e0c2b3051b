package nighttalk.command.comment;

import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;

/** There is no such comment under this post (any more). */
public final class CommentNotFound extends Refused {

    /** Says so. */
    public CommentNotFound() {
        super(Kind.NOT_FOUND, "comment-not-found", "댓글을 찾을 수 없습니다.");
    }

    /**
     * Reads an identifier out of an address.
     *
     * @throws CommentNotFound if it is none, since then there is no such comment
     */
    public static CommentId idOf(String text) {
        try {
            return CommentId.of(text);
        } catch (IllegalArgumentException e) {
            throw new CommentNotFound();
        }
    }

    /**
     * Reads the post's identifier out of a comment's address.
     *
     * @throws CommentNotFound if it is none, since then no comment stands under it
     */
    public static PostId postIdOf(String text) {
        try {
            return PostId.of(text);
        } catch (IllegalArgumentException e) {
            throw new CommentNotFound();
        }
    }
}
