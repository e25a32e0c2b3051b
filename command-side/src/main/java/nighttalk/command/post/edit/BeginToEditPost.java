package nighttalk.command.post.edit;

import nighttalk.command.post.PostCommand;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Let somebody edit, or not; it changes nothing. Asked before a new picture is looked at, which is work that nobody gets
 * done with another's post or with none.
 *
 * @param by who wants it
 */
public record BeginToEditPost(@TargetAggregateIdentifier PostId post, AccountId by) implements PostCommand {}
