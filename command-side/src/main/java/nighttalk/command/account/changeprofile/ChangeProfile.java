package nighttalk.command.account.changeprofile;

import nighttalk.command.account.AccountCommand;
import nighttalk.command.account.Nickname;
import nighttalk.event.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Be called this from now on, and look like that.
 *
 * @param picture path of the new picture, or null to keep the one there is
 */
public record ChangeProfile(
        @TargetAggregateIdentifier AccountId account,
        Nickname nickname,
        @Nullable String picture) implements AccountCommand {

    /** Checks. */
    public ChangeProfile {
        NicknameIsShort.check(nickname);
    }
}
