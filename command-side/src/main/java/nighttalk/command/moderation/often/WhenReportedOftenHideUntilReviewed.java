package nighttalk.command.moderation.often;

import nighttalk.command.comment.CommentNotFound;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.moderation.Decisions;
import nighttalk.command.post.PostNotFound;
import nighttalk.event.ModerationEvent.ContentReported;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What many people object to is shown to nobody until a moderator has looked at it. */
@Component
@ProcessingGroup(WhenReportedOftenHideUntilReviewed.NAME)
class WhenReportedOftenHideUntilReviewed {

    static final String NAME = "WhenReportedOftenHideUntilReviewed";

    private final OpenReports reports;
    private final Decisions decisions;
    private final long enough;

    WhenReportedOftenHideUntilReviewed(
            OpenReports reports, Decisions decisions, @Value("${nighttalk.moderation.reports:5}") long enough) {
        this.reports = reports;
        this.decisions = decisions;
        this.enough = enough;
    }

    @EventHandler
    void on(ContentReported event, EventMessage<?> message) {
        if (enough <= 0) {
            return;
        }
        long count = reports.about(event.content());
        if (count >= enough) {
            try {
                decisions.send(HideReportedContent.of(event.content(), count), Actor.automation(NAME, message));
            } catch (PostNotFound | CommentNotFound e) {
                // Gone meanwhile: there is nothing to hide.
            }
        }
    }
}
