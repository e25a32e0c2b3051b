package nighttalk.command.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import nighttalk.platform.web.KoreanTime;

/** A comment as the pages know it. */
public record CommentView(
        String id,
        @JsonProperty("post_id") String postId,
        String content,
        String writer,
        @JsonProperty("user_id") String userId,
        @JsonProperty("created_at") String createdAt) {

    /** As JSON shows it. */
    public static CommentView of(
            CommentId comment, PostId post, CommentText text, String nickname, AccountId writer, Instant at) {
        return new CommentView(comment.text(), post.text(), text.text(), nickname, writer.text(), KoreanTime.of(at));
    }
}
