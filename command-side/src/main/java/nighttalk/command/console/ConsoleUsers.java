package nighttalk.command.console;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import nighttalk.command.account.PasswordHash;
import nighttalk.platform.console.ConsoleRole;
import nighttalk.platform.console.ConsoleUser;
import nighttalk.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who work on the service, in the table {@code console_user}. */
@Component
public class ConsoleUsers {

    /** A whole number in JavaScript too. */
    private static final long GENERATIONS = 1L << 53;

    private final JdbcClient log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ConsoleUsers(@Qualifier("log") DataSource log, Clock clock) {
        this.log = JdbcClient.create(log);
        this.clock = clock;
    }

    /** What a log-in is checked against. */
    public record Credential(ConsoleUser user, PasswordHash hash) {}

    /** A user and where they come from. */
    public record Entry(ConsoleUser user, Instant createdAt, String createdBy) {}

    /** The user's credential. */
    public Optional<Credential> credential(ConsoleName name) {
        return log.sql("SELECT password_hash, " + ConsoleUser.COLUMNS + " FROM console_user WHERE name = ?")
                .param(name.text())
                .query((row, n) ->
                        new Credential(ConsoleUser.of(row), new PasswordHash(row.getString("password_hash"))))
                .optional();
    }

    /** All of them, by name. */
    public List<Entry> all() {
        return log.sql("SELECT created_at_us, created_by, " + ConsoleUser.COLUMNS + " FROM console_user ORDER BY name")
                .query((row, n) -> new Entry(
                        ConsoleUser.of(row),
                        Instant.EPOCH.plus(row.getLong("created_at_us"), ChronoUnit.MICROS),
                        row.getString("created_by")))
                .list();
    }

    /**
     * One more.
     *
     * @param by which operator adds them
     * @throws Refused if somebody is called so already
     */
    public void add(ConsoleName name, Set<ConsoleRole> roles, PasswordHash password, String by) {
        try {
            log.sql("INSERT INTO console_user (name, password_hash, generation, roles, created_at_us, created_by)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .params(
                            name.text(),
                            password.encoded(),
                            generation(),
                            ConsoleRole.list(roles),
                            ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                            by)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refused.brokenRule("console-name-taken", "이미 있는 콘솔 사용자입니다.");
        }
    }

    /** Other roles, which count for tokens that are out as well. */
    public void roles(ConsoleName name, Set<ConsoleRole> roles) {
        found(log.sql("UPDATE console_user SET roles = ? WHERE name = ?")
                .params(ConsoleRole.list(roles), name.text())
                .update());
    }

    /** Another password, which ends all tokens. */
    public void password(ConsoleName name, PasswordHash password) {
        found(log.sql("UPDATE console_user SET password_hash = ?, generation = ? WHERE name = ?")
                .params(password.encoded(), generation(), name.text())
                .update());
    }

    /** Lets the user in no more, which ends all tokens for good, or again. */
    public void disabled(ConsoleName name, boolean disabled) {
        found(log.sql("UPDATE console_user SET disabled = ?, generation = ? WHERE name = ?")
                .params(disabled, generation(), name.text())
                .update());
    }

    /** Forgets the user. */
    public void remove(ConsoleName name) {
        found(log.sql("DELETE FROM console_user WHERE name = ?")
                .param(name.text())
                .update());
    }

    /** Random, not counted: whoever gets the name of somebody who was removed must not get their tokens with it. */
    private long generation() {
        return random.nextLong(GENERATIONS);
    }

    private static void found(int users) {
        if (users == 0) {
            throw new Refused(Refused.Kind.NOT_FOUND, "console-user-unknown", "없는 콘솔 사용자입니다.");
        }
    }
}
