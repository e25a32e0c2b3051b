package nighttalk.query.audit;

import java.time.Instant;
import java.util.List;
import nighttalk.event.CommentEvent;
import nighttalk.event.DomainEvent;
import nighttalk.event.ModerationEvent;
import nighttalk.event.PostId;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Origin;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.ViewTable;
import org.jspecify.annotations.Nullable;

/**
 * Finds events by who acted, by what belongs together, by identifier, and comments by their post: the log has no index
 * for these, and is not to get one, since each would cost every write. It only finds; what auditors are shown is read
 * from the log itself. Whatever else is asked (by position, type, stream, time) the log's own indexes answer.
 *
 * <p>A row takes some 100 bytes, its indexes some 120. Identifiers are kept as 64-bit hashes; whoever looks one up
 * compares the event in the log.
 */
public final class AuditIndex implements Projection {

    /** The projection's name. */
    public static final String NAME = "audit";

    private static final String EVENTS = "audit_event";
    private static final String COMMENTS = "audit_comment";
    private static final int LONGEST_ACTOR = 80;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.of(EVENTS, """
                        position        BIGINT NOT NULL PRIMARY KEY,
                        type            VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                        actor           VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
                        event_key       BIGINT NOT NULL COMMENT 'hash of the identifier',
                        correlation_key BIGINT NOT NULL COMMENT 'hash of what it belongs to',
                        KEY audit_event_by_actor (actor, position, type),
                        KEY audit_event_by_key (event_key),
                        KEY audit_event_by_correlation (correlation_key, position)"""), ViewTable.of(COMMENTS, """
                        position BIGINT NOT NULL PRIMARY KEY,
                        post_id  BIGINT NOT NULL,
                        KEY audit_comment_by_post (post_id, position)"""));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return fold(event, position, at, Origin.UNKNOWN);
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at, Origin origin) {
        String actor = origin.actor() == null ? "" : origin.actor();
        String belongsTo = origin.correlation() == null ? origin.event() : origin.correlation();
        RowChange row = new Put(
                EVENTS,
                position(position),
                Columns.of("type", event.getClass().getSimpleName())
                        .and("actor", actor.substring(0, Math.min(LONGEST_ACTOR, actor.length())))
                        .and("event_key", key(origin.event()))
                        .and("correlation_key", key(belongsTo)));
        PostId below = commentedPost(event);
        return below == null
                ? List.of(row)
                : List.of(row, new Put(COMMENTS, position(position), Columns.of("post_id", below.value())));
    }

    /** The post, if it is an event of a comment, or one that moderation decided about a comment. */
    private static @Nullable PostId commentedPost(DomainEvent event) {
        return switch (event) {
            case CommentEvent comment -> comment.post();
            case ModerationEvent decided when decided.comment() != null -> decided.post();
            default -> null;
        };
    }

    private static Columns position(long position) {
        return Columns.of("position", position);
    }

    @Override
    public boolean asksForOrigin() {
        return true;
    }

    /** The hash under which an identifier is found: FNV-1a, 64 bits (IETF draft-eastlake-fnv). */
    static long key(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
