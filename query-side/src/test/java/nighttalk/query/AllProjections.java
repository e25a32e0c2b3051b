package nighttalk.query;

import java.util.List;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.audit.AuditIndex;
import nighttalk.query.comment.CommentProjection;
import nighttalk.query.feed.FeedProjection;
import nighttalk.query.like.LikeProjection;
import nighttalk.query.moderation.ModerationProjection;
import nighttalk.query.night.NightProjection;
import nighttalk.query.post.PostProjection;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.ViewTable;

/** Every projection. */
public final class AllProjections {

    /** In no particular order. */
    public static final List<Projection> LIST = List.of(
            new AccountProjection(),
            new PostProjection(),
            new CommentProjection(),
            new LikeProjection(),
            new FeedProjection(),
            new ModerationProjection(),
            new NightProjection(),
            new AuditIndex());

    /** What they are called. */
    public static final List<String> NAMES = LIST.stream().map(Projection::name).toList();

    /** What they fill. */
    public static final List<String> TABLES = LIST.stream()
            .flatMap(projection -> projection.tables().stream())
            .map(ViewTable::name)
            .toList();

    private AllProjections() {}
}
