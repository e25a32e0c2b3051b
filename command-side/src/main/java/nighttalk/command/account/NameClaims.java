package nighttalk.command.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** What a nickname looks like, in lower case and as it is written: one that no reader tells from it is taken too. */
    private static final String LOOK = "lookalike";

    private static final String SKELETON = "skeleton";

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
                    claim(
                            log,
                            e.account(),
                            EMAIL,
                            hash(EMAIL, canonicalEmail(e.email().text())),
                            "이미 사용 중인 이메일입니다.");
                    for (Map.Entry<String, byte[]> claim :
                            claims(new Nickname(e.nickname().text())).entrySet()) {
                        claim(log, e.account(), claim.getKey(), claim.getValue(), "이미 사용 중인 닉네임입니다.");
                    }
                });
            case ProfileChanged e ->
                writes.run((log, first) ->
                        change(log, e.account(), new Nickname(e.nickname().text()), "중복된 닉네임 입니다."));
            case AccountWithdrawn e -> writes.run((log, first) -> release(log, e.account()));
            default -> {}
        }
    }

    private static String canonicalEmail(String text) {
        return new Email(text).canonical();
    }

    /**
     * Claims a name in the place of another. Whoever has a name keeps it: where it was taken before its looks were claimed,
     * and looks like another's, it has fewer claims, and changing a picture makes no more of them necessary.
     */
    private void change(Connection log, AccountId account, Nickname nickname, String taken) throws SQLException {
        Map<String, byte[]> held = held(log, account);
        Map<String, byte[]> wanted = claims(nickname);
        boolean kept = Arrays.equals(held.get(NICKNAME), wanted.get(NICKNAME));
        for (Map.Entry<String, byte[]> claim : wanted.entrySet()) {
            byte[] before = held.get(claim.getKey());
            if (!Arrays.equals(before, claim.getValue()) && !(kept && before == null)) {
                release(log, account, claim.getKey());
                claim(log, account, claim.getKey(), claim.getValue(), taken);
            }
        }
    }

    /** The name itself first. */
    private Map<String, byte[]> claims(Nickname nickname) {
        Map<String, byte[]> claims = new LinkedHashMap<>();
        claims.put(NICKNAME, hash(NICKNAME, nickname.canonical()));
        claims.put(LOOK, hash(LOOK, nickname.lookAlike()));
        claims.put(SKELETON, hash(SKELETON, nickname.skeleton()));
        return claims;
    }

    private static Map<String, byte[]> held(Connection log, AccountId account) throws SQLException {
        Map<String, byte[]> held = new HashMap<>();
        try (PreparedStatement select =
                log.prepareStatement("SELECT kind, hash FROM name_claim WHERE account_id = ?")) {
            select.setLong(1, account.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.put(rows.getString("kind"), rows.getBytes("hash"));
                }
            }
        }
        return held;
    }

    /** Claims the looks of a name that was taken before they were claimed, as far as nobody else has them. */
    void claimLooks(AccountId account, Nickname nickname) {
        byte[] name = hash(NICKNAME, nickname.canonical());
        claims(nickname).forEach((kind, hash) -> {
            log.sql("INSERT IGNORE INTO name_claim (kind, hash, account_id)"
                            + " SELECT ?, ?, account_id FROM name_claim WHERE account_id = ? AND kind = ? AND hash = ?")
                    .params(kind, hash, account.value(), NICKNAME, name)
                    .update();
        });
    }

    /** Accounts whose nickname's looks are not both claimed, the first of those behind that one. */
    List<AccountId> withoutLooks(long behind, int most) {
        return log
                .sql("SELECT account_id FROM name_claim named WHERE kind = ? AND account_id > ? AND"
                        + " (SELECT COUNT(*) FROM name_claim look"
                        + " WHERE look.account_id = named.account_id AND look.kind IN (?, ?)) < 2"
                        + " ORDER BY account_id LIMIT ?")
                .params(NICKNAME, behind, LOOK, SKELETON, most)
                .query(Long.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    private void claim(Connection log, AccountId account, String kind, byte[] hash, String taken) throws SQLException {
        try (PreparedStatement insert =
                log.prepareStatement("INSERT INTO name_claim (kind, hash, account_id) VALUES (?, ?, ?)")) {
            insert.setString(1, kind);
            insert.setBytes(2, hash);
            insert.setLong(3, account.value());
            insert.executeUpdate();
        } catch (SQLIntegrityConstraintViolationException e) {
            throw Refused.brokenRule((kind.equals(EMAIL) ? EMAIL : NICKNAME) + "-taken", taken);
        }
    }

    private byte[] hash(String kind, String name) {
        return key.hash(kind + "/" + name);
    }

    private static void release(Connection log, AccountId account) throws SQLException {
        try (PreparedStatement delete = log.prepareStatement("DELETE FROM name_claim WHERE account_id = ?")) {
            delete.setLong(1, account.value());
            delete.executeUpdate();
        }
    }

    private static void release(Connection log, AccountId account, String kind) throws SQLException {
        try (PreparedStatement delete =
                log.prepareStatement("DELETE FROM name_claim WHERE account_id = ? AND kind = ?")) {
            delete.setLong(1, account.value());
            delete.setString(2, kind);
            delete.executeUpdate();
        }
    }
}
