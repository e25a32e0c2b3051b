package nighttalk.query.post;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.security.AccessToken;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.comment.Comment;
import nighttalk.query.comment.CommentProjection;
import nighttalk.query.comment.Comments;
import nighttalk.query.feed.Feed;
import nighttalk.query.feed.FeedProjection;
import nighttalk.query.feed.ListedPost;
import nighttalk.query.freshness.Reads;
import nighttalk.query.like.LikeProjection;
import nighttalk.query.like.Likes;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One post with its comments. */
@RestController
class ShowPost {

    record PostDetail(@JsonUnwrapped ListedPost post, boolean liked, List<Comment> comments) {}

    record Shown(boolean success, PostDetail post) {}

    private final Feed feed;
    private final Comments comments;
    private final Likes likes;

    ShowPost(Feed feed, Comments comments, Likes likes) {
        this.feed = feed;
        this.comments = comments;
        this.likes = likes;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/posts/{id}")
    @Reads({
        FeedProjection.NAME,
        PostProjection.NAME,
        AccountProjection.NAME,
        CommentProjection.NAME,
        LikeProjection.NAME
    })
    Shown post(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
        PostId post = read(id);
        ListedPost listed = feed.lookAt(post).orElseThrow(ShowPost::noSuchPost);
        boolean liked = likes.includes(post, AccessToken.of(token).account());
        return new Shown(true, new PostDetail(listed, liked, comments.of(post)));
    }

    private static PostId read(String id) {
        try {
            return PostId.of(id);
        } catch (IllegalArgumentException e) {
            throw noSuchPost();
        }
    }

    private static Refused noSuchPost() {
        return new Refused(Refused.Kind.NOT_FOUND, "post-not-found", "게시글을 찾을 수 없습니다.");
    }
}
