package nighttalk.command.comment;

import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Nothing but to know whether the comment is there. */
public record FindComment(@TargetAggregateIdentifier CommentId comment, PostId under) implements CommentCommand {}
