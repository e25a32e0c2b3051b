package nighttalk.command.moderation.decide;

import nighttalk.command.moderation.ModerationCommand;
import nighttalk.command.moderation.Reason;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Show it to everybody, from now on or still: what was reported is all right. */
public record RestoreContent(@TargetAggregateIdentifier ModerationId moderation, ContentId content, Reason reason)
        implements ModerationCommand {

    /** Of this content. */
    public static RestoreContent of(ContentId content, Reason reason) {
        return new RestoreContent(ModerationId.of(content), content, reason);
    }
}
