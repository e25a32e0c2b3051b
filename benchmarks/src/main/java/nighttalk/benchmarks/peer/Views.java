package nighttalk.benchmarks.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the pages get. */
final class Views {

    private Views() {}

    @JsonNaming(SnakeCaseStrategy.class)
    record CommentView(String id, String postId, String content, String writer, String userId, String createdAt) {
        static CommentView of(Comment comment, Post post) {
            return new CommentView(
                    comment.id().toString(),
                    post.id().toString(),
                    comment.content(),
                    comment.writer().nickname(),
                    comment.writer().id().toString(),
                    comment.createdAt().toString());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record PostView(
            String id,
            String title,
            String content,
            @Nullable String imagePath,
            long likes,
            long views,
            String createdAt,
            String userId,
            String userNickname,
            long commentsCount,
            @Nullable Boolean liked,
            @Nullable List<CommentView> comments) {

        static PostView listed(Post post, long likes, long comments) {
            return of(post, likes, comments, null, null);
        }

        static PostView of(
                Post post,
                long likes,
                long commentsCount,
                @Nullable Boolean liked,
                @Nullable List<CommentView> comments) {
            return new PostView(
                    post.id().toString(),
                    post.title(),
                    post.content(),
                    null,
                    likes,
                    post.views(),
                    post.createdAt().toString(),
                    post.author().id().toString(),
                    post.author().nickname(),
                    commentsCount,
                    liked,
                    comments);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Page(
            boolean success,
            List<PostView> posts,
            @Nullable String lastId,
            boolean hasMore) {}

    record OnePost(boolean success, PostView post) {}

    record OneComment(boolean success, CommentView comment) {}

    record Pressed(boolean success, long likes, boolean liked) {}

}
