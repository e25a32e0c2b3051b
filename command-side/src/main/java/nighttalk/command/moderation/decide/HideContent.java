package nighttalk.command.moderation.decide;

import nighttalk.command.moderation.ModerationCommand;
import nighttalk.command.moderation.Reason;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Show it to nobody but its author and moderators. */
public record HideContent(@TargetAggregateIdentifier ModerationId moderation, ContentId content, Reason reason)
        implements ModerationCommand {

    /** Of this content. */
    public static HideContent of(ContentId content, Reason reason) {
        return new HideContent(ModerationId.of(content), content, reason);
    }
}
