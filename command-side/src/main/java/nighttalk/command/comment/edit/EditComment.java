package nighttalk.command.comment.edit;

import nighttalk.command.comment.CommentCommand;
import nighttalk.command.comment.CommentText;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Put the answer in other words.
 *
 * @param under the post that the person found it under
 */
public record EditComment(@TargetAggregateIdentifier CommentId comment, PostId under, CommentText text, AccountId by)
        implements CommentCommand {}
