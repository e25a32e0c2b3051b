package nighttalk.query;

import java.util.List;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.comment.CommentProjection;
import nighttalk.query.feed.FeedProjection;
import nighttalk.query.like.LikeProjection;
import nighttalk.query.post.PostProjection;
import nighttalk.query.projection.Projection;

/** Every projection. */
public final class AllProjections {

    /** In no particular order. */
    public static final List<Projection> LIST = List.of(
            new AccountProjection(),
            new PostProjection(),
            new CommentProjection(),
            new LikeProjection(),
            new FeedProjection());

    private AllProjections() {}
}
