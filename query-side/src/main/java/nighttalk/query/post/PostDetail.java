package nighttalk.query.post;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import nighttalk.query.comment.Comment;
import nighttalk.query.feed.ListedPost;

/**
 * A post with what stands below it.
 *
 * @param post the post
 * @param liked whether the caller likes it
 * @param comments oldest first
 */
record PostDetail(@JsonUnwrapped ListedPost post, boolean liked, List<Comment> comments) {}
