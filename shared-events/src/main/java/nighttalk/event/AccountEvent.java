package nighttalk.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of one account. */
public sealed interface AccountEvent extends DomainEvent {

    /** Whose account it is. */
    AccountId account();

    /** Someone joined. The password's hash is not here: the log is for ever and is read by auditors. */
    record AccountRegistered(
            AccountId account,
            Personal email,
            Personal nickname,
            @Nullable Personal picture,
            Instant at) implements AccountEvent, AboutPerson {

        @Override
        public AccountId person() {
            return account;
        }
    }

    /** The nickname and picture are these from now on. */
    record ProfileChanged(
            AccountId account, Personal nickname, @Nullable Personal picture) implements AccountEvent, AboutPerson {

        @Override
        public AccountId person() {
            return account;
        }
    }

    /**
     * The password is another one from now on.
     *
     * @param generation how many passwords the account has had before; tokens of earlier generations no longer count
     * @param keptToken the identifier ({@code jti}) of the token that made the change and goes on being good
     */
    record PasswordChanged(AccountId account, int generation, String keptToken) implements AccountEvent {}

    /** The person left for good; with this event their key is destroyed. */
    record AccountWithdrawn(AccountId account) implements AccountEvent {}
}
