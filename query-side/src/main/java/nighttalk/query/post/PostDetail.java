package nighttalk.query.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import nighttalk.query.comment.Comment;
import nighttalk.query.feed.ListedPost;

/**
 * A post with what stands below it.
 *
 * @param post the post
 * @param liked whether the caller likes it
 * @param hidden whether nobody but the author and moderators is shown it; told only when it is
 * @param comments oldest first
 */
public record PostDetail(
        @JsonUnwrapped ListedPost post,
        boolean liked,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidden,
        List<Comment> comments) {}
