package nighttalk.query.night;

import java.time.Instant;
import java.util.List;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.ViewTable;

/**
 * In which week everybody joined, and in which weeks they wrote or liked something. Who withdraws stays in both: they
 * did join, and they are those who did not come back. What is deleted or taken back is no activity: most of it is done
 * by the service, for those who left.
 */
final class Retention implements Projection {

    private static final String NEWCOMERS = "newcomer";
    private static final String WEEKS = "active_week";

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.of(NEWCOMERS, """
                        account_id BIGINT NOT NULL PRIMARY KEY,
                        week       INT    NOT NULL COMMENT 'yyyymmdd of the Monday, by nights in Seoul',
                        KEY newcomer_by_week (week)"""), ViewTable.of(WEEKS, """
                        account_id BIGINT NOT NULL,
                        week       INT    NOT NULL,
                        PRIMARY KEY (account_id, week)"""));
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        return switch (event) {
            case AccountRegistered registered ->
                List.of(new Grow(NEWCOMERS, account(registered.account()), week(at), Columns.none()));
            case PostCreated created -> active(created.author(), at);
            case CommentAdded added -> active(added.writer(), at);
            case PostLiked liked -> active(liked.account(), at);
            default -> List.of();
        };
    }

    private static List<RowChange> active(AccountId who, Instant at) {
        Columns key = account(who).and("week", Night.of(at).week());
        return List.of(new Grow(WEEKS, key, Columns.none(), Columns.none()));
    }

    private static Columns account(AccountId who) {
        return Columns.of("account_id", who.value());
    }

    private static Columns week(Instant at) {
        return Columns.of("week", Night.of(at).week());
    }
}
