package nighttalk.command.report;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import nighttalk.command.report.make.ReportContent;
import nighttalk.command.report.make.TakeBackReport;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.Personal;
import nighttalk.event.ReportId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One person's report of one post or comment: made once. That the post is there, and not hidden, is held where the event
 * is appended.
 */
@SuppressWarnings("NullAway.Init") // Axon makes an empty one and lets it evolve
final class Report {

    @AggregateIdentifier
    private ReportId id;

    private ContentId content;
    private boolean counts;

    Report() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ReportContent command) {
        if (!counts) {
            apply(new ContentReported(
                    command.content().post(),
                    command.content().comment(),
                    command.report().reporter(),
                    command.category(),
                    Personal.ofNullable(command.text())));
        }
    }

    @CommandHandler
    void decide(TakeBackReport command) {
        if (counts) {
            apply(new ReportTakenBack(content.post(), content.comment(), id.reporter()));
        }
    }

    @EventSourcingHandler
    void evolve(ContentReported event) {
        content = event.content();
        id = ReportId.of(content, event.reporter());
        counts = true;
    }

    @EventSourcingHandler
    void evolve(ReportTakenBack event) {
        counts = false;
    }
}
