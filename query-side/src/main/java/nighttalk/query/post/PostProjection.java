package nighttalk.query.post;

import java.time.Instant;
import java.util.List;
import nighttalk.event.DomainEvent;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Micros;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.ViewTable;

/** What posts say now. Their numbers are in the feed. */
public final class PostProjection implements Projection {

    /** The projection's name. */
    public static final String NAME = "post";

    private static final String TABLE = "post";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.migrated(TABLE).withPersonal("title", "content", "image"));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return event instanceof PostEvent post ? fold(post) : List.of();
    }

    private static List<RowChange> fold(PostEvent event) {
        Columns key = Columns.of("post_id", event.post().value());
        return switch (event) {
            case PostCreated created ->
                List.of(new Put(
                        TABLE,
                        key,
                        Columns.of("author_id", created.author().value())
                                .and("title", created.title().text())
                                .and("content", created.content().text())
                                .and("image", Personal.textOf(created.image()))
                                .and("created_at_us", Micros.of(created.at()))));
            case PostEdited edited ->
                List.of(new Change(
                        TABLE,
                        key,
                        Columns.of("title", edited.title().text())
                                .and("content", edited.content().text())
                                .and("image", Personal.textOf(edited.image()))));
            case PostDeleted deleted -> List.of(new Remove(TABLE, key));
            case PostViewsCounted counted -> List.of();
        };
    }
}
