package nighttalk.query.feed;

import java.time.Instant;
import java.util.List;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentId;
import nighttalk.event.ContentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import nighttalk.query.projection.ViewTable;

/** The order of the feed and the numbers of each post: likes, views, comments. */
public final class FeedProjection implements Projection {

    /** The projection's name. */
    public static final String NAME = "feed";

    private static final String TABLE = "feed";
    private static final String HIDDEN_COMMENTS = "feed_hidden_comment";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.migrated(TABLE), ViewTable.migrated(HIDDEN_COMMENTS));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return switch (event) {
            case PostCreated created ->
                List.of(new Put(
                        TABLE,
                        key(created.post()),
                        Columns.of("author_id", created.author().value())
                                .and("likes", 0L)
                                .and("views", 0L)
                                .and("comments", 0L)
                                .and("views_position", 0L)
                                .and("hidden", 0L)));
            case PostDeleted deleted ->
                List.of(
                        new Remove(TABLE, key(deleted.post())),
                        new RemoveAll(
                                HIDDEN_COMMENTS,
                                Columns.of("post_id", deleted.post().value())));
            case PostLiked liked -> add(liked.post(), "likes", 1);
            case LikeTakenBack back -> add(back.post(), "likes", -1);
            case CommentAdded added -> add(added.post(), "comments", 1);
            case CommentDeleted deleted ->
                List.of(
                        new Add(TABLE, key(deleted.post()), Columns.of("comments", -1L), Columns.none()),
                        new Remove(HIDDEN_COMMENTS, key(deleted.comment())));
            case ContentHidden hidden -> hide(hidden.content(), true);
            case ContentRestored restored -> hide(restored.content(), false);
            case PostViewsCounted counted ->
                List.of(new Add(
                        TABLE,
                        key(counted.post()),
                        Columns.of("views", counted.views()),
                        Columns.of("views_position", position)));
            default -> List.of();
        };
    }

    private static List<RowChange> hide(ContentId content, boolean hidden) {
        CommentId comment = content.comment();
        if (comment == null) {
            return List.of(new Change(TABLE, key(content.post()), Columns.of("hidden", hidden ? 1L : 0L)));
        }
        return List.of(
                hidden
                        ? new Put(
                                HIDDEN_COMMENTS,
                                key(comment),
                                Columns.of("post_id", content.post().value()))
                        : new Remove(HIDDEN_COMMENTS, key(comment)));
    }

    private static List<RowChange> add(PostId post, String column, long delta) {
        return List.of(new Add(TABLE, key(post), Columns.of(column, delta), Columns.none()));
    }

    private static Columns key(PostId post) {
        return Columns.of("post_id", post.value());
    }

    private static Columns key(CommentId comment) {
        return Columns.of("comment_id", comment.value());
    }
}
