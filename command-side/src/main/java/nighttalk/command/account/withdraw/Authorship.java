package nighttalk.command.account.withdraw;

import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Table;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostId;
import nighttalk.event.ReportId;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each account has made that is still there, so that it can go with the account. */
@Component
public class Authorship implements CommittedWithEvents {

    /** What somebody can make. */
    enum Kind {
        POST,
        COMMENT,
        LIKE,
        REPORT
    }

    private static final Table TABLE = Table.keyed("authorship", "account_id", "kind", "stream");
    private static final int AT_ONCE = 100;

    private final JdbcClient log;

    Authorship(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
    }

    /**
     * Does something to each thing of the account until there is none left. What is done must take it out of the list;
     * so a run that was cut off goes on where it stopped.
     */
    void untilNoneIsLeft(AccountId account, Kind kind, Consumer<String> removal) {
        for (List<String> some = some(account, kind); !some.isEmpty(); some = some(account, kind)) {
            some.forEach(removal);
        }
    }

    private List<String> some(AccountId account, Kind kind) {
        return log.sql("SELECT stream FROM authorship WHERE account_id = ? AND kind = ? LIMIT " + AT_ONCE)
                .params(account.value(), kind.name())
                .query(String.class)
                .list();
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        switch (event.getPayload()) {
            case PostCreated e ->
                writes.insert(row(e.author(), Kind.POST, e.post().text()));
            case PostDeleted e ->
                writes.delete(row(e.author(), Kind.POST, e.post().text()));
            case CommentAdded e ->
                writes.insert(row(e.writer(), Kind.COMMENT, e.comment().text()));
            case CommentDeleted e ->
                writes.delete(row(e.writer(), Kind.COMMENT, e.comment().text()));
            case PostLiked e -> writes.insert(row(e.account(), Kind.LIKE, like(e.post(), e.account())));
            case LikeTakenBack e -> writes.delete(row(e.account(), Kind.LIKE, like(e.post(), e.account())));
            case ContentReported e -> writes.insert(row(e.reporter(), Kind.REPORT, report(e)));
            case ReportTakenBack e -> writes.delete(row(e.reporter(), Kind.REPORT, report(e)));
            default -> {}
        }
    }

    private static Table.Row row(AccountId account, Kind kind, String stream) {
        return TABLE.row(account.value(), kind.name(), stream);
    }

    private static String report(ContentReported event) {
        return ReportId.of(event.content(), event.reporter()).toString();
    }

    private static String report(ReportTakenBack event) {
        return ReportId.of(event.content(), event.reporter()).toString();
    }

    private static String like(PostId post, AccountId account) {
        return new LikeId(post, account).toString();
    }
}
