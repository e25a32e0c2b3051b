package nighttalk.command.comment;

import nighttalk.event.PostId;

/** A comment is found under the post that it was written to, and nowhere else. */
final class CommentStandsUnderThePost {

    private CommentStandsUnderThePost() {}

    static void check(PostId post, PostId looked) {
        if (!post.equals(looked)) {
            throw new CommentNotFound();
        }
    }
}
