package nighttalk.command.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostEdited;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A request that was let in a moment before its account was withdrawn leaves nothing behind. */
@Component
@Order(0)
class OnlyMembersWrite implements CommittedWithEvents {

    @Override
    public void write(EventMessage<?> event, Object cause, Connection log) throws SQLException {
        switch (event.getPayload()) {
            case PostCreated e -> check(e.author(), log);
            case PostEdited e -> check(e.author(), log);
            case CommentAdded e -> check(e.writer(), log);
            case CommentEdited e -> check(e.writer(), log);
            case PostLiked e -> check(e.account(), log);
            default -> {}
        }
    }

    private static void check(AccountId account, Connection log) throws SQLException {
        try (PreparedStatement select = log.prepareStatement("SELECT 1 FROM credential WHERE account_id = ?")) {
            select.setLong(1, account.value());
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new AccountGone();
                }
            }
        }
    }
}
