package nighttalk.query.like;

import java.time.Instant;
import java.util.List;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import nighttalk.query.projection.ViewTable;

/** Who likes which post now. */
public final class LikeProjection implements Projection {

    /** The projection's name. */
    public static final String NAME = "like";

    private static final String TABLE = "liked";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.migrated(TABLE));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return switch (event) {
            case PostLiked liked -> List.of(new Put(TABLE, key(liked), Columns.none()));
            case LikeTakenBack back -> List.of(new Remove(TABLE, key(back)));
            case PostDeleted deleted ->
                List.of(new RemoveAll(
                        TABLE, Columns.of("post_id", deleted.post().value())));
            default -> List.of();
        };
    }

    private static Columns key(LikeEvent event) {
        return Columns.of("post_id", event.post().value())
                .and("account_id", event.account().value());
    }
}
