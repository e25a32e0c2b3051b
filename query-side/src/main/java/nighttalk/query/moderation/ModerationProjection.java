package nighttalk.query.moderation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.ContentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentJudged;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.ModerationEvent.ReviewRequested;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Micros;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import nighttalk.query.projection.ViewTable;

/**
 * Posts and comments that moderation is about, and who reported them why. A thing waits for a moderator from its first
 * report, hiding by others, or request for a review on, until a moderator hides or restores it. What is deleted goes.
 */
public final class ModerationProjection implements Projection {

    /** The projection's name. */
    public static final String NAME = "moderation";

    private static final String CONTENT = "moderated_content";
    private static final String REPORTS = "content_report";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.of(CONTENT, """
                        content_id   BIGINT       NOT NULL PRIMARY KEY COMMENT 'a post or a comment',
                        post_id      BIGINT       NOT NULL,
                        of_comment   TINYINT      NOT NULL,
                        reports      BIGINT       NOT NULL,
                        waiting      TINYINT      NOT NULL COMMENT 'for a moderator',
                        hidden       TINYINT      NOT NULL,
                        decided_by   VARCHAR(20)  NOT NULL COMMENT 'who decided last; empty: nobody yet',
                        reason       VARCHAR(500) NOT NULL,
                        verdict      VARCHAR(20)  NOT NULL COMMENT 'of the attached service; empty: none',
                        newest_at_us BIGINT       NOT NULL COMMENT 'when something last made it wait',
                        KEY moderated_content_waiting (waiting, newest_at_us, content_id),
                        KEY moderated_content_by_post (post_id)"""), ViewTable.of(REPORTS, """
                        content_id     BIGINT      NOT NULL,
                        reporter_id    BIGINT      NOT NULL,
                        post_id        BIGINT      NOT NULL,
                        category       VARCHAR(20) NOT NULL,
                        text           VARCHAR(500),
                        reported_at_us BIGINT      NOT NULL,
                        PRIMARY KEY (content_id, reporter_id),
                        KEY content_report_by_post (post_id)""").withPersonal("text"));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return switch (event) {
            case ContentReported reported -> report(reported, at);
            case ReportTakenBack back ->
                List.of(
                        new Remove(
                                REPORTS,
                                key(back.content())
                                        .and("reporter_id", back.reporter().value())),
                        new Add(CONTENT, key(back.content()), Columns.of("reports", -1L), Columns.none()));
            case ContentHidden hidden ->
                hidden.by() == Authority.MODERATOR
                        ? changed(hidden.content(), at, decided(hidden.by(), hidden.reason(), 1, 0))
                        : changed(
                                hidden.content(),
                                at,
                                decided(hidden.by(), hidden.reason(), 1, 1).and("newest_at_us", Micros.of(at)));
            case ContentRestored restored ->
                changed(
                        restored.content(),
                        at,
                        restored.by() == Authority.MODERATOR
                                ? decided(restored.by(), restored.reason(), 0, 0)
                                : Columns.of("hidden", 0L)
                                        .and("decided_by", restored.by().name())
                                        .and("reason", restored.reason()));
            case ReviewRequested review ->
                changed(review.content(), at, waits(at).and("reason", review.reason()));
            case ContentJudged judged ->
                changed(
                        judged.content(),
                        at,
                        Columns.of("verdict", judged.verdict().name()));
            case PostDeleted deleted -> {
                Columns post = Columns.of("post_id", deleted.post().value());
                yield List.of(new RemoveAll(CONTENT, post), new RemoveAll(REPORTS, post));
            }
            case CommentDeleted deleted -> {
                Columns comment = Columns.of("content_id", deleted.comment().value());
                yield List.of(new Remove(CONTENT, comment), new RemoveAll(REPORTS, comment));
            }
            default -> List.of();
        };
    }

    private static List<RowChange> report(ContentReported event, Instant at) {
        List<RowChange> changes = new ArrayList<>();
        changes.add(new Put(
                REPORTS,
                key(event.content()).and("reporter_id", event.reporter().value()),
                Columns.of("post_id", event.post().value())
                        .and("category", event.category().name())
                        .and("text", Personal.textOf(event.text()))
                        .and("reported_at_us", Micros.of(at))));
        changes.addAll(changed(event.content(), at, waits(at)));
        changes.add(new Add(CONTENT, key(event.content()), Columns.of("reports", 1L), Columns.none()));
        return changes;
    }

    /** Of a thing that may not have been heard of before. */
    private static List<RowChange> changed(ContentId content, Instant at, Columns change) {
        Columns first = Columns.of("post_id", content.post().value())
                .and("of_comment", content.comment() == null ? 0L : 1L)
                .and("reports", 0L)
                .and("waiting", 0L)
                .and("hidden", 0L)
                .and("decided_by", "")
                .and("reason", "")
                .and("verdict", "")
                .and("newest_at_us", Micros.of(at));
        return List.of(
                new Grow(CONTENT, key(content), first, Columns.none()), new Change(CONTENT, key(content), change));
    }

    private static Columns waits(Instant at) {
        return Columns.of("waiting", 1L).and("newest_at_us", Micros.of(at));
    }

    private static Columns decided(Authority by, String reason, long hidden, long waiting) {
        return Columns.of("hidden", hidden)
                .and("waiting", waiting)
                .and("decided_by", by.name())
                .and("reason", reason);
    }

    private static Columns key(ContentId content) {
        return Columns.of("content_id", content.entity().value());
    }
}
