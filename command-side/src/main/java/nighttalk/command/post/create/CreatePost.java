package nighttalk.command.post.create;

import java.time.Instant;
import nighttalk.command.post.Content;
import nighttalk.command.post.PostCommand;
import nighttalk.command.post.Title;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Say something.
 *
 * @param image path of the picture, if there is one
 */
public record CreatePost(
        @TargetAggregateIdentifier PostId post,
        AccountId author,
        Title title,
        Content content,
        @Nullable String image,
        Instant at)
        implements PostCommand {}
