package nighttalk.command.comment.delete;

import nighttalk.command.comment.CommentCommand;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Take the answer back.
 *
 * @param under the post that the person found it under; null where it was not found under a post
 */
public record DeleteComment(
        @TargetAggregateIdentifier CommentId comment,
        @Nullable PostId under,
        AccountId by) implements CommentCommand {}
