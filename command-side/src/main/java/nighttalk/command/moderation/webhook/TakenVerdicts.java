package nighttalk.command.moderation.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.ModerationEvent.ContentJudged;
import nighttalk.platform.refusal.Refused;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every verdict that was taken, written with its event: one that is sent twice counts once. */
@Component
class TakenVerdicts implements CommittedWithEvents {

    /** The same verdict arrived twice at once; the other one counts. */
    static final class AlreadyTaken extends Refused {
        AlreadyTaken() {
            super(Kind.BROKEN_RULE, "verdict-taken", "이미 반영된 판정입니다.");
        }
    }

    private final JdbcClient log;

    TakenVerdicts(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
    }

    boolean include(String verdict) {
        return log.sql("SELECT 1 FROM moderation_verdict WHERE verdict_id = ?")
                .param(verdict)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        if (event.getPayload() instanceof ContentJudged judged) {
            writes.run((log, first) -> take(judged.verdictId(), log));
        }
    }

    private static void take(String verdict, Connection log) throws SQLException {
        try (PreparedStatement insert =
                log.prepareStatement("INSERT IGNORE INTO moderation_verdict (verdict_id) VALUES (?)")) {
            insert.setString(1, verdict);
            if (insert.executeUpdate() == 0) {
                throw new AlreadyTaken();
            }
        }
    }
}
