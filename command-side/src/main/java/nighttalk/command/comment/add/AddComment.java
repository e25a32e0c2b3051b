package nighttalk.command.comment.add;

import java.time.Instant;
import nighttalk.command.comment.CommentCommand;
import nighttalk.command.comment.CommentText;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Answer a post. */
public record AddComment(
        @TargetAggregateIdentifier CommentId comment, PostId post, AccountId writer, CommentText text, Instant at)
        implements CommentCommand {}
