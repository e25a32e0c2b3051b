package nighttalk.command.post.delete;

import nighttalk.command.post.PostCommand;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take it back. */
public record DeletePost(@TargetAggregateIdentifier PostId post, AccountId by) implements PostCommand {}
