package nighttalk.command.post.countviews;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.PostEvent.PostViewsCounted;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest report of each query process, written with its events: a report that is sent twice counts once. */
@Component
class ViewBatches implements CommittedWithEvents {

    private final JdbcClient log;

    ViewBatches(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
    }

    /** Position of the first event of the report, if it was taken note of before. */
    OptionalLong positionOf(String source, long batch) {
        return log
                .sql("SELECT position FROM view_batch WHERE source = ? AND batch >= ?")
                .params(source, batch)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        if (cause instanceof CountPostViews report && isFirst(event, report)) {
            writes.run((log, first) -> takeNote(report, first, log));
        }
    }

    private static void takeNote(CountPostViews report, long first, Connection log) throws SQLException {
        refuseIfKnown(report, log);
        try (PreparedStatement insert =
                log.prepareStatement("INSERT INTO view_batch (source, batch, position) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE batch = VALUES(batch), position = VALUES(position),"
                        + " at = CURRENT_TIMESTAMP")) {
            insert.setString(1, report.source());
            insert.setLong(2, report.batch());
            insert.setLong(3, first);
            insert.executeUpdate();
        }
    }

    private static boolean isFirst(EventMessage<?> event, CountPostViews report) {
        return event.getPayload() instanceof PostViewsCounted counted
                && counted.post().equals(report.views().firstKey());
    }

    private static void refuseIfKnown(CountPostViews report, Connection log) throws SQLException {
        try (PreparedStatement select =
                log.prepareStatement("SELECT 1 FROM view_batch WHERE source = ? AND batch >= ?")) {
            select.setString(1, report.source());
            select.setLong(2, report.batch());
            try (ResultSet found = select.executeQuery()) {
                if (found.next()) {
                    throw new AlreadyCounted();
                }
            }
        }
    }
}
