package nighttalk.command.account.withdraw;

import java.util.List;

/** What a withdrawal sets off. */
public final class WithdrawalAutomations {

    /** The names under which the automations follow the log. */
    public static final List<String> NAMES = List.of(
            WhenAccountWithdrawnDeleteItsPosts.NAME,
            WhenAccountWithdrawnDeleteItsComments.NAME,
            WhenAccountWithdrawnTakeBackItsLikes.NAME);

    private WithdrawalAutomations() {}
}
