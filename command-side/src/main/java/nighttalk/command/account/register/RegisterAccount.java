package nighttalk.command.account.register;

import java.time.Instant;
import nighttalk.command.account.AccountCommand;
import nighttalk.command.account.Email;
import nighttalk.command.account.Nickname;
import nighttalk.command.account.PasswordHash;
import nighttalk.event.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Join.
 *
 * @param picture path of the profile picture; people taken over from the first backend may have none
 */
public record RegisterAccount(
        @TargetAggregateIdentifier AccountId account,
        Email email,
        Nickname nickname,
        @Nullable String picture,
        PasswordHash password,
        Instant at)
        implements AccountCommand {}
