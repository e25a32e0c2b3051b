package nighttalk.command.moderation.judge;

import nighttalk.command.moderation.ModerationCommand;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Put it before a moderator, since the attached service can't judge it. */
public record RequestReview(@TargetAggregateIdentifier ModerationId moderation, ContentId content, String reason)
        implements ModerationCommand {

    /** Of this content. */
    public static RequestReview of(ContentId content, String reason) {
        return new RequestReview(ModerationId.of(content), content, reason);
    }
}
