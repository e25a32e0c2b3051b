package nighttalk.command.account.changepassword;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.platform.security.SessionId;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** The session from which a password was changed is of the new one at the same moment as the account. */
@Component
class KeptSession implements CommittedWithEvents {

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        if (event.getPayload() instanceof PasswordChanged changed && cause instanceof ChangePassword command) {
            SessionId kept = command.by().session();
            if (kept != null) {
                writes.run((log, first) -> follow(log, changed, kept));
            }
        }
    }

    private static void follow(Connection log, PasswordChanged event, SessionId session) throws SQLException {
        try (PreparedStatement update = log.prepareStatement(
                "UPDATE login_session SET generation = ? WHERE session_id = ? AND account_id = ?")) {
            update.setInt(1, event.generation());
            update.setString(2, session.text());
            update.setLong(3, event.account().value());
            update.executeUpdate();
        }
    }
}
