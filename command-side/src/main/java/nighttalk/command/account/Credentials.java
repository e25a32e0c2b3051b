package nighttalk.command.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.command.account.changepassword.ChangePassword;
import nighttalk.command.account.register.RegisterAccount;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Table;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountId;
import nighttalk.platform.security.AccountGate;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Password hashes, kept beside the log and written in the transaction of the event that they belong to. */
@Component
public class Credentials implements CommittedWithEvents, AccountGate {

    static final Table TABLE = Table.keyed("credential", "account_id").with("password_hash", "generation");

    private final JdbcClient log;

    Credentials(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
    }

    /**
     * What a log-in is checked against.
     *
     * @param hash the password's hash
     * @param generation how many passwords the account had before this one
     */
    public record Credential(PasswordHash hash, int generation) {}

    /** The account's credential; nothing once it is withdrawn. */
    public Optional<Credential> of(AccountId account) {
        return log.sql("SELECT password_hash, generation FROM credential WHERE account_id = ?")
                .param(account.value())
                .query((row, n) ->
                        new Credential(new PasswordHash(row.getString("password_hash")), row.getInt("generation")))
                .optional();
    }

    /** The same password under a newer algorithm. Nothing happens if the password was changed meanwhile. */
    public void rehash(AccountId account, PasswordHash from, PasswordHash to) {
        log.sql("UPDATE credential SET password_hash = ? WHERE account_id = ? AND password_hash = ?")
                .params(to.encoded(), account.value(), from.encoded())
                .update();
    }

    @Override
    public boolean admits(AccountId account, int generation, String token) {
        return log.sql("SELECT COUNT(*) FROM credential WHERE account_id = ? AND (generation = ? OR kept_token = ?)")
                        .params(account.value(), generation, token)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        switch (event.getPayload()) {
            case AccountRegistered e
            when cause instanceof RegisterAccount command ->
                writes.insert(row(e.account()), command.password().encoded(), 0);
            case PasswordChanged e
            when cause instanceof ChangePassword command ->
                writes.run((log, first) -> update(log, e, command.password()));
            case AccountWithdrawn e -> writes.delete(row(e.account()));
            default -> {}
        }
    }

    private static Table.Row row(AccountId account) {
        return TABLE.row(account.value());
    }

    private static void update(Connection log, PasswordChanged event, PasswordHash hash) throws SQLException {
        try (PreparedStatement update = log.prepareStatement(
                "UPDATE credential SET password_hash = ?, generation = ?, kept_token = ? WHERE account_id = ?")) {
            update.setString(1, hash.encoded());
            update.setInt(2, event.generation());
            update.setString(3, event.keptToken());
            update.setLong(4, event.account().value());
            update.executeUpdate();
        }
    }
}
