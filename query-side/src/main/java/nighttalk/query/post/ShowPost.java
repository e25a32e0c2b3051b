package nighttalk.query.post;

import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.security.AccessToken;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.comment.CommentProjection;
import nighttalk.query.feed.FeedProjection;
import nighttalk.query.freshness.Reads;
import nighttalk.query.like.LikeProjection;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One post with its comments. */
@RestController
class ShowPost {

    record Shown(boolean success, PostDetail post) {}

    private final Posts posts;

    ShowPost(Posts posts) {
        this.posts = posts;
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
        return posts.lookAt(read(id), AccessToken.of(token).account())
                .map(post -> new Shown(true, post))
                .orElseThrow(ShowPost::noSuchPost);
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
