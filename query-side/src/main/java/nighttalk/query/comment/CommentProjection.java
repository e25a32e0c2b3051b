package nighttalk.query.comment;

import java.time.Instant;
import java.util.List;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Micros;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import nighttalk.query.projection.ViewTable;
import org.jspecify.annotations.Nullable;

/** Comments as they are now; a post takes its comments with it. */
public final class CommentProjection implements Projection {

    /** The projection's name. */
    public static final String NAME = "comment";

    private static final String TABLE = "comment";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.migrated(TABLE).withPersonal("content"));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return switch (event) {
            case CommentAdded added ->
                List.of(new Put(
                        TABLE,
                        key(added.comment()),
                        Columns.of("post_id", added.post().value())
                                .and("writer_id", added.writer().value())
                                .and("content", added.content().text())
                                .and("created_at_us", Micros.of(added.at()))
                                .and("hidden", 0L)));
            case CommentEdited edited ->
                List.of(new Change(
                        TABLE,
                        key(edited.comment()),
                        Columns.of("content", edited.content().text())));
            case ContentHidden hidden -> hide(hidden.comment(), 1);
            case ContentRestored restored -> hide(restored.comment(), 0);
            case CommentDeleted deleted -> List.of(new Remove(TABLE, key(deleted.comment())));
            case PostDeleted deleted ->
                List.of(new RemoveAll(
                        TABLE, Columns.of("post_id", deleted.post().value())));
            default -> List.of();
        };
    }

    private static List<RowChange> hide(@Nullable CommentId comment, long hidden) {
        return comment == null ? List.of() : List.of(new Change(TABLE, key(comment), Columns.of("hidden", hidden)));
    }

    private static Columns key(CommentId comment) {
        return Columns.of("comment_id", comment.value());
    }
}
