package nighttalk.command.account.withdraw;

import java.util.List;
import java.util.Set;
import nighttalk.event.AccountEvent.AccountWithdrawn;

/** What a withdrawal sets off. */
public final class WithdrawalAutomations {

    /** The names under which the automations follow the log. */
    public static final List<String> NAMES = List.of(
            WhenAccountWithdrawnDeleteItsPosts.NAME,
            WhenAccountWithdrawnDeleteItsComments.NAME,
            WhenAccountWithdrawnTakeBackItsLikes.NAME,
            WhenAccountWithdrawnTakeBackItsReports.NAME);

    /** What sets them off; of nothing else they are told. */
    public static final Set<Class<?>> EVENTS = Set.of(AccountWithdrawn.class);

    private WithdrawalAutomations() {}
}
