package nighttalk.query.moderation;

import java.util.List;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.comment.CommentProjection;
import nighttalk.query.feed.FeedProjection;
import nighttalk.query.freshness.Reads;
import nighttalk.query.like.LikeProjection;
import nighttalk.query.post.PostDetail;
import nighttalk.query.post.PostProjection;
import nighttalk.query.post.Posts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One post with all its comments, hidden or not, and the reports about them. */
@RestController
class ShowModeratedPost {

    record Shown(boolean success, PostDetail post, List<Reports.Report> reports) {}

    private final Posts posts;
    private final Reports reports;

    ShowModeratedPost(Posts posts, Reports reports) {
        this.posts = posts;
        this.reports = reports;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/moderation/posts/{id}")
    @Reads({
        ModerationProjection.NAME,
        FeedProjection.NAME,
        PostProjection.NAME,
        AccountProjection.NAME,
        CommentProjection.NAME,
        LikeProjection.NAME
    })
    Shown post(@PathVariable String id) {
        PostId post = read(id);
        return posts.all(post)
                .map(detail -> new Shown(true, detail, reports.about(post)))
                .orElseThrow(ShowModeratedPost::noSuchPost);
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
