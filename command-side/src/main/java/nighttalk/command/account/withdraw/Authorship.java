package nighttalk.command.account.withdraw;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
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
        LIKE
    }

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
    public void write(EventMessage<?> event, Object cause, Connection log) throws SQLException {
        switch (event.getPayload()) {
            case PostCreated e -> add(log, e.author(), Kind.POST, e.post().text());
            case PostDeleted e -> remove(log, e.author(), Kind.POST, e.post().text());
            case CommentAdded e ->
                add(log, e.writer(), Kind.COMMENT, e.comment().text());
            case CommentDeleted e ->
                remove(log, e.writer(), Kind.COMMENT, e.comment().text());
            case PostLiked e -> add(log, e.account(), Kind.LIKE, new LikeId(e.post(), e.account()).toString());
            case LikeTakenBack e -> remove(log, e.account(), Kind.LIKE, new LikeId(e.post(), e.account()).toString());
            default -> {}
        }
    }

    private static void add(Connection log, AccountId account, Kind kind, String stream) throws SQLException {
        run(log, "INSERT INTO authorship (account_id, kind, stream) VALUES (?, ?, ?)", account, kind, stream);
    }

    private static void remove(Connection log, AccountId account, Kind kind, String stream) throws SQLException {
        run(log, "DELETE FROM authorship WHERE account_id = ? AND kind = ? AND stream = ?", account, kind, stream);
    }

    private static void run(Connection log, String sql, AccountId account, Kind kind, String stream)
            throws SQLException {
        try (PreparedStatement statement = log.prepareStatement(sql)) {
            statement.setLong(1, account.value());
            statement.setString(2, kind.name());
            statement.setString(3, stream);
            statement.executeUpdate();
        }
    }
}
