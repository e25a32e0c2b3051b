package nighttalk.command.moderation.often;

import nighttalk.command.moderation.ModerationCommand;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Enough people reported it: hide it until a moderator has looked, unless one has looked already. */
public record HideReportedContent(@TargetAggregateIdentifier ModerationId moderation, ContentId content, String reason)
        implements ModerationCommand {

    static HideReportedContent of(ContentId content, long reports) {
        return new HideReportedContent(ModerationId.of(content), content, "신고 " + reports + "건");
    }
}
