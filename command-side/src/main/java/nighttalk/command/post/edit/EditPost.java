package nighttalk.command.post.edit;

import nighttalk.command.post.Content;
import nighttalk.command.post.PostCommand;
import nighttalk.command.post.Title;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Say it in other words.
 *
 * @param image path of the new picture, or null to keep the one there is
 * @param by who wants it
 */
public record EditPost(
        @TargetAggregateIdentifier PostId post,
        Title title,
        Content content,
        @Nullable String image,
        AccountId by) implements PostCommand {}
