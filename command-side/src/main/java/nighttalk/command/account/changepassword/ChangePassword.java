package nighttalk.command.account.changepassword;

import nighttalk.command.account.AccountCommand;
import nighttalk.command.account.PasswordHash;
import nighttalk.event.AccountId;
import nighttalk.platform.security.AccessToken;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Take another password.
 *
 * @param password its hash, which goes beside the log and not into it
 * @param by the token that goes on being good, with its session; all others stop
 */
public record ChangePassword(@TargetAggregateIdentifier AccountId account, PasswordHash password, AccessToken by)
        implements AccountCommand {}
