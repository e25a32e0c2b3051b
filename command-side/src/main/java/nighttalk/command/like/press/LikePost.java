package nighttalk.command.like.press;

import nighttalk.event.LikeId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Like it. Liking twice is liking once. */
public record LikePost(@TargetAggregateIdentifier LikeId like) implements LikeCommand {}
