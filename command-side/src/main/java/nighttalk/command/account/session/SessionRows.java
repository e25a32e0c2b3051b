package nighttalk.command.account.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.platform.security.SessionId;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables {@code login_session} and {@code session_ended}. A person's rows go together with the person. */
@Component
class SessionRows implements CommittedWithEvents {

    private static final String ROWS =
            "SELECT s.session_id, s.account_id, s.generation, s.rotated_at_us, s.began_at_us, s.device, EXISTS"
                    + " (SELECT 1 FROM credential c WHERE c.account_id = s.account_id AND c.generation = s.generation)"
                    + " AS present FROM login_session s ";

    private final JdbcClient log;
    private final TransactionTemplate together;

    SessionRows(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
        this.together = new TransactionTemplate(new JdbcTransactionManager(log));
    }

    /**
     * A session that goes on.
     *
     * @param generation of the password that it was begun with
     * @param present whether that is the password still
     * @param rotated when it was begun or last refreshed
     */
    record Row(
            SessionId id,
            AccountId account,
            int generation,
            boolean present,
            Instant rotated,
            Instant began,
            String device) {

        private static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new SessionId(row.getString("session_id")),
                    new AccountId(row.getLong("account_id")),
                    row.getInt("generation"),
                    row.getBoolean("present"),
                    time(row.getLong("rotated_at_us")),
                    time(row.getLong("began_at_us")),
                    row.getString("device"));
        }
    }

    /**
     * Begins one, unless the password was changed, or the person left, meanwhile.
     *
     * @return whether it did
     */
    boolean insert(RefreshToken token, AccountId account, int generation, String device, Instant now) {
        return log.sql("INSERT INTO login_session"
                                + " (session_id, account_id, generation, rotated_at_us, began_at_us, device, secret)"
                                + " SELECT ?, account_id, generation, ?, ?, ?, ? FROM credential"
                                + " WHERE account_id = ? AND generation = ? LOCK IN SHARE MODE")
                        .params(
                                token.session().text(),
                                micros(now),
                                micros(now),
                                device,
                                token.hash(),
                                account.value(),
                                generation)
                        .update()
                == 1;
    }

    Optional<Row> find(SessionId session) {
        return log.sql(ROWS + "WHERE s.session_id = ?")
                .param(session.text())
                .query((row, n) -> Row.of(row))
                .optional();
    }

    List<Row> of(AccountId account) {
        return log.sql(ROWS + "WHERE s.account_id = ? ORDER BY s.rotated_at_us DESC")
                .param(account.value())
                .query((row, n) -> Row.of(row))
                .list();
    }

    /** What an account has more than so many, the unused first to go. */
    List<SessionId> beyond(AccountId account, int most) {
        return of(account).stream().skip(most).map(Row::id).toList();
    }

    /**
     * Puts the next refresh token in the place of the one given, which is the present one; or finds that this was done
     * only just now.
     *
     * @return whether it was either
     */
    boolean rotate(RefreshToken given, RefreshToken next, Instant now, Instant justNow) {
        return log.sql("UPDATE login_session SET earlier_secret = secret, secret = ?, rotated_at_us = ?"
                                        + " WHERE session_id = ? AND secret = ?")
                                .params(
                                        next.hash(),
                                        micros(now),
                                        given.session().text(),
                                        given.hash())
                                .update()
                        == 1
                || log.sql("SELECT COUNT(*) FROM login_session WHERE session_id = ? AND earlier_secret = ?"
                                        + " AND secret = ? AND rotated_at_us > ?")
                                .params(given.session().text(), given.hash(), next.hash(), micros(justNow))
                                .query(Integer.class)
                                .single()
                        == 1;
    }

    /** Whether it is the session's present token or the one before it. */
    boolean knows(RefreshToken given) {
        return log.sql("SELECT COUNT(*) FROM login_session WHERE session_id = ? AND ? IN (secret, earlier_secret)")
                        .params(given.session().text(), given.hash())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Its access tokens and its refresh token together: one without the other would come back to life. */
    void end(SessionId session, Instant now, Instant until) {
        together.executeWithoutResult(_ -> {
            log.sql("INSERT INTO session_ended (session_id, ended_at_us, until_us) VALUES (?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE until_us = until_us")
                    .params(session.text(), micros(now), micros(until))
                    .update();
            log.sql("DELETE FROM login_session WHERE session_id = ?")
                    .param(session.text())
                    .update();
        });
    }

    void forget(Instant unusedSince, Instant begunBefore, Instant endedBefore) {
        // Earlier versions wrote the two one after the other.
        log.sql("DELETE FROM login_session WHERE session_id IN (SELECT session_id FROM session_ended)")
                .update();
        log.sql("DELETE FROM login_session WHERE rotated_at_us < ?")
                .param(micros(unusedSince))
                .update();
        log.sql("DELETE FROM login_session WHERE began_at_us < ?")
                .param(micros(begunBefore))
                .update();
        log.sql("DELETE FROM session_ended WHERE until_us < ?")
                .param(micros(endedBefore))
                .update();
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        if (event.getPayload() instanceof AccountWithdrawn withdrawn) {
            writes.run((connection, first) -> delete(connection, withdrawn.account()));
        }
    }

    private static void delete(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM login_session WHERE account_id = ?")) {
            delete.setLong(1, account.value());
            delete.executeUpdate();
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
