package nighttalk.command.account.changepassword;

import nighttalk.command.account.AccountCommand;
import nighttalk.command.account.PasswordHash;
import nighttalk.event.AccountId;
import nighttalk.platform.security.SessionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Take another password.
 *
 * @param password its hash, which goes beside the log and not into it
 * @param keptToken the token that goes on being good, all others stop
 * @param keptSession the same of its session, if it has one
 */
public record ChangePassword(
        @TargetAggregateIdentifier AccountId account,
        PasswordHash password,
        String keptToken,
        @Nullable SessionId keptSession)
        implements AccountCommand {}
