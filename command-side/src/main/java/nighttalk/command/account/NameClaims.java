package nighttalk.command.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.refusal.Refused;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody has another's e-mail address or nickname: a row under a unique key for each, written with the event that takes
 * the name. The rows hold keyed hashes, so that the table tells nobody's name.
 */
@Component
public class NameClaims implements CommittedWithEvents {

    private static final String EMAIL = "email";
    private static final String NICKNAME = "nickname";
    /** What a nickname looks like: one that is told from it by no reader is taken too. */
    private static final String LOOK = "lookalike";

    private final JdbcClient log;
    private final MasterKey key;

    NameClaims(@Qualifier("log") DataSource log, MasterKey key) {
        this.log = JdbcClient.create(log);
        this.key = key;
    }

    /** Whose address it is. */
    public Optional<AccountId> ownerOf(Email email) {
        return log.sql("SELECT account_id FROM name_claim WHERE kind = ? AND hash = ?")
                .params(EMAIL, hash(EMAIL, email.canonical()))
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        switch (event.getPayload()) {
            case AccountRegistered e ->
                writes.run((log, first) -> {
                    claim(log, e.account(), EMAIL, canonicalEmail(e.email().text()), "이미 사용 중인 이메일입니다.");
                    claimNickname(log, e.account(), e.nickname().text(), "이미 사용 중인 닉네임입니다.");
                });
            case ProfileChanged e ->
                writes.run((log, first) -> {
                    release(log, "DELETE FROM name_claim WHERE account_id = ? AND kind <> 'email'", e.account());
                    claimNickname(log, e.account(), e.nickname().text(), "중복된 닉네임 입니다.");
                });
            case AccountWithdrawn e ->
                writes.run((log, first) -> release(log, "DELETE FROM name_claim WHERE account_id = ?", e.account()));
            default -> {}
        }
    }

    private static String canonicalEmail(String text) {
        return new Email(text).canonical();
    }

    private void claimNickname(Connection log, AccountId account, String text, String taken) throws SQLException {
        Nickname nickname = new Nickname(text);
        claim(log, account, NICKNAME, nickname.canonical(), taken);
        claim(log, account, LOOK, nickname.lookAlike(), taken);
    }

    /**
     * Claims the look of a name that was taken before looks were claimed; whoever has a name that looks like another's
     * keeps it.
     */
    void claimLook(AccountId account, Nickname nickname) {
        log.sql("INSERT IGNORE INTO name_claim (kind, hash, account_id)"
                        + " SELECT ?, ?, account_id FROM name_claim WHERE account_id = ? AND kind = ?")
                .params(LOOK, hash(LOOK, nickname.lookAlike()), account.value(), NICKNAME)
                .update();
    }

    /** Accounts whose nickname's look is not claimed, the first of those behind that one. */
    List<AccountId> withoutLook(long behind, int most) {
        return log
                .sql("SELECT account_id FROM name_claim named WHERE kind = ? AND account_id > ? AND NOT EXISTS"
                        + " (SELECT 1 FROM name_claim look WHERE look.kind = ? AND look.account_id = named.account_id)"
                        + " ORDER BY account_id LIMIT ?")
                .params(NICKNAME, behind, LOOK, most)
                .query(Long.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    private void claim(Connection log, AccountId account, String kind, String name, String taken) throws SQLException {
        try (PreparedStatement insert =
                log.prepareStatement("INSERT INTO name_claim (kind, hash, account_id) VALUES (?, ?, ?)")) {
            insert.setString(1, kind);
            insert.setBytes(2, hash(kind, name));
            insert.setLong(3, account.value());
            insert.executeUpdate();
        } catch (SQLIntegrityConstraintViolationException e) {
            throw Refused.brokenRule((kind.equals(EMAIL) ? EMAIL : NICKNAME) + "-taken", taken);
        }
    }

    private byte[] hash(String kind, String name) {
        return key.hash(kind + "/" + name);
    }

    private static void release(Connection log, String sql, AccountId account) throws SQLException {
        try (PreparedStatement delete = log.prepareStatement(sql)) {
            delete.setLong(1, account.value());
            delete.executeUpdate();
        }
    }
}
