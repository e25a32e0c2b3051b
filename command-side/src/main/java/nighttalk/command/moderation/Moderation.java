package nighttalk.command.moderation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import nighttalk.command.moderation.decide.HideContent;
import nighttalk.command.moderation.decide.RestoreContent;
import nighttalk.command.moderation.judge.JudgeContent;
import nighttalk.command.moderation.judge.RequestReview;
import nighttalk.command.moderation.often.HideReportedContent;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentJudged;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReviewRequested;
import nighttalk.event.ModerationId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one post or comment. Moderators have the last word: what one of them has restored neither
 * reports nor the attached service hide again; it is put before a moderator once more.
 */
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Axon makes an empty one, lets it evolve, reads its id
final class Moderation {

    @AggregateIdentifier
    private ModerationId id;

    private @Nullable Authority hiddenBy;
    private boolean restoredByModerator;
    private boolean awaitsReview;
    private long judgedUpTo;

    Moderation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(HideContent command) {
        if (hiddenBy != Authority.MODERATOR) {
            hide(command.content(), Authority.MODERATOR, command.reason().text());
        }
    }

    /** Each time: it may be what a moderator says to reports that came since the last time. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RestoreContent command) {
        restore(command.content(), Authority.MODERATOR, command.reason().text());
    }

    /** Also what the service has hidden: then it is no longer for the service to restore it. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(HideReportedContent command) {
        if (hiddenBy == null || hiddenBy == Authority.SERVICE) {
            hideUnlessRestored(command.content(), Authority.REPORTS, command.reason());
        }
    }

    /** Verdicts may overtake each other; one about an older text than the newest that was judged changes nothing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(JudgeContent command) {
        ContentId content = command.content();
        boolean stale = command.about() < judgedUpTo;
        apply(new ContentJudged(
                content.post(),
                content.comment(),
                command.verdict(),
                command.verdictId(),
                command.about(),
                command.reason()));
        if (stale) {
            return;
        }
        switch (command.verdict()) {
            case SAFE -> {
                if (hiddenBy == Authority.SERVICE) {
                    restore(content, Authority.SERVICE, command.reason());
                }
            }
            case REVIEW -> review(content, Authority.SERVICE, command.reason());
            case HIDDEN -> {
                if (hiddenBy == null) {
                    hideUnlessRestored(content, Authority.SERVICE, command.reason());
                }
            }
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestReview command) {
        review(command.content(), Authority.SERVICE, command.reason());
    }

    private void hideUnlessRestored(ContentId content, Authority by, String reason) {
        if (restoredByModerator) {
            review(content, by, reason);
        } else {
            hide(content, by, reason);
        }
    }

    private void review(ContentId content, Authority by, String reason) {
        if (!awaitsReview) {
            apply(new ReviewRequested(content.post(), content.comment(), by, reason));
        }
    }

    private static void hide(ContentId content, Authority by, String reason) {
        apply(new ContentHidden(content.post(), content.comment(), by, reason));
    }

    private static void restore(ContentId content, Authority by, String reason) {
        apply(new ContentRestored(content.post(), content.comment(), by, reason));
    }

    @EventSourcingHandler
    void evolve(ContentHidden event) {
        id = ModerationId.of(event.content());
        hiddenBy = event.by();
        restoredByModerator = false;
        awaitsReview = event.by() != Authority.MODERATOR;
    }

    @EventSourcingHandler
    void evolve(ContentRestored event) {
        id = ModerationId.of(event.content());
        hiddenBy = null;
        if (event.by() == Authority.MODERATOR) {
            restoredByModerator = true;
            awaitsReview = false;
        }
    }

    @EventSourcingHandler
    void evolve(ReviewRequested event) {
        id = ModerationId.of(event.content());
        awaitsReview = true;
    }

    @EventSourcingHandler
    void evolve(ContentJudged event) {
        id = ModerationId.of(event.content());
        judgedUpTo = Math.max(judgedUpTo, event.about());
    }
}
