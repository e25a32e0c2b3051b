package nighttalk.query.night;

import java.time.Instant;
import java.util.List;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.DomainEvent;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostId;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Micros;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.ViewTable;

/**
 * When each post was written, and when it first got a comment. Both stay when the post or the comment is deleted: that
 * somebody answered, and how soon, is what happened. A fold can't look at the post when a comment comes, so the author's
 * own comment counts like any other.
 */
final class FirstAnswers implements Projection {

    private static final String OPENED = "post_opened";
    private static final String ANSWERED = "first_answer";

    @Override
    public String name() {
        return "first-answers";
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.of(OPENED, """
                        post_id      BIGINT NOT NULL PRIMARY KEY,
                        night        INT    NOT NULL COMMENT 'yyyymmdd in Seoul, from noon to noon',
                        opened_at_us BIGINT NOT NULL,
                        KEY post_opened_by_night (night)"""), ViewTable.of(ANSWERED, """
                        post_id        BIGINT NOT NULL PRIMARY KEY,
                        comment_id     BIGINT NOT NULL,
                        answered_at_us BIGINT NOT NULL"""));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return switch (event) {
            case PostCreated created ->
                first(
                        OPENED,
                        created.post(),
                        Columns.of("night", Night.of(at).number()).and("opened_at_us", Micros.of(at)));
            case CommentAdded added ->
                first(
                        ANSWERED,
                        added.post(),
                        Columns.of("comment_id", added.comment().value()).and("answered_at_us", Micros.of(at)));
            default -> List.of();
        };
    }

    /** Whoever comes first: later ones change nothing. */
    private static List<RowChange> first(String table, PostId post, Columns first) {
        return List.of(new Grow(table, Columns.of("post_id", post.value()), first, Columns.none()));
    }
}
