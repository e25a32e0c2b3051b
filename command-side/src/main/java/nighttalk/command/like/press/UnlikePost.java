package nighttalk.command.like.press;

import nighttalk.event.LikeId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Like it no longer. */
public record UnlikePost(@TargetAggregateIdentifier LikeId like) implements LikeCommand {}
