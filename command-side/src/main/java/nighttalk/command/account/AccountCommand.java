package nighttalk.command.account;

import nighttalk.command.dispatch.Command;
import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;

/** A command about one account. */
public interface AccountCommand extends Command {

    /** Whose account. */
    AccountId account();

    @Override
    default Refused ifMissing() {
        return new AccountGone();
    }
}
