package nighttalk.command.account.withdraw;

import nighttalk.command.account.AccountCommand;
import nighttalk.event.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Leave for good. */
public record WithdrawAccount(@TargetAggregateIdentifier AccountId account) implements AccountCommand {}
