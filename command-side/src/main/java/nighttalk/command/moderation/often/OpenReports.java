package nighttalk.command.moderation.often;

import java.sql.PreparedStatement;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Table;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountId;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has reported what that no moderator has let stand since: one row per person and thing. */
@Component
class OpenReports implements CommittedWithEvents {

    private static final Table TABLE = Table.keyed("open_report", "content_id", "account_id");

    private final JdbcClient log;

    OpenReports(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
    }

    /** From how many people. */
    long about(ContentId content) {
        return log.sql("SELECT COUNT(*) FROM open_report WHERE content_id = ?")
                .param(content.entity().value())
                .query(Long.class)
                .single();
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        switch (event.getPayload()) {
            case ContentReported e -> writes.insert(row(e.content(), e.reporter()));
            case ReportTakenBack e -> writes.delete(row(e.content(), e.reporter()));
            case ContentRestored e
            when e.by() == Authority.MODERATOR -> forget(e.content().entity().value(), writes);
            default -> {}
        }
    }

    private static void forget(long content, Writes writes) {
        writes.run((log, first) -> {
            try (PreparedStatement delete = log.prepareStatement("DELETE FROM open_report WHERE content_id = ?")) {
                delete.setLong(1, content);
                delete.executeUpdate();
            }
        });
    }

    private static Table.Row row(ContentId content, AccountId reporter) {
        return TABLE.row(content.entity().value(), reporter.value());
    }
}
