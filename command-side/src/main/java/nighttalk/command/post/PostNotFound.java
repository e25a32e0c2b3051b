package nighttalk.command.post;

import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;

/** There is no such post (any more). */
public final class PostNotFound extends Refused {

    /** Says so. */
    public PostNotFound() {
        super(Kind.NOT_FOUND, "post-not-found", "게시글을 찾을 수 없습니다.");
    }

    /**
     * Reads an identifier out of an address.
     *
     * @throws PostNotFound if it is none, since then there is no such post
     */
    public static PostId idOf(String text) {
        try {
            return PostId.of(text);
        } catch (IllegalArgumentException e) {
            throw new PostNotFound();
        }
    }
}
