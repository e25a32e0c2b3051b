package nighttalk.command.moderation.webhook;

import java.time.Instant;
import nighttalk.command.comment.CommentNotFound;
import nighttalk.command.comment.FindComment;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.moderation.Decisions;
import nighttalk.command.moderation.judge.RequestReview;
import nighttalk.command.post.PostNotFound;
import nighttalk.command.post.PostTally;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.ContentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostEdited;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** What people write is shown to the external service, which answers in its own time. */
@Component
@Conditional(WebhookAttached.class)
@ProcessingGroup(WhenWrittenAskTheModerationService.NAME)
class WhenWrittenAskTheModerationService {

    static final String NAME = "WhenWrittenAskTheModerationService";

    private final ModerationService service;
    private final Decisions decisions;
    private final Commands commands;
    private final PostTally posts;

    WhenWrittenAskTheModerationService(
            ModerationService service, Decisions decisions, Commands commands, PostTally posts) {
        this.service = service;
        this.decisions = decisions;
        this.commands = commands;
        this.posts = posts;
    }

    @EventHandler
    void on(PostCreated event, EventMessage<?> message, TrackingToken token) {
        ask(event, message, token);
    }

    @EventHandler
    void on(PostEdited event, EventMessage<?> message, TrackingToken token) {
        ask(event, message, token);
    }

    @EventHandler
    void on(CommentAdded event, EventMessage<?> message, TrackingToken token) {
        ask(event, message, token);
    }

    @EventHandler
    void on(CommentEdited event, EventMessage<?> message, TrackingToken token) {
        ask(event, message, token);
    }

    private void ask(DomainEvent event, EventMessage<?> message, TrackingToken token) {
        WrittenText text = WrittenText.in(event);
        Actor actor = Actor.automation(NAME, message);
        if (text == null || text.content().isErased() || isGone(text.of(), actor)) {
            return; // what somebody took back leaves the house no more
        }
        Instant at = message.getTimestamp();
        ModerationService.Answer answer = service.ask(token.position().orElseThrow(), at, text);
        if (!answer.taken()) {
            review(text.of(), answer.status(), actor);
        }
    }

    private boolean isGone(ContentId content, Actor actor) {
        if (posts.of(content.post()).isEmpty()) {
            return true;
        }
        CommentId comment = content.comment();
        if (comment == null) {
            return false;
        }
        try {
            commands.send(new FindComment(comment, content.post()), actor);
            return false;
        } catch (CommentNotFound e) {
            return true;
        }
    }

    private void review(ContentId content, int status, Actor actor) {
        try {
            decisions.send(RequestReview.of(content, "외부 검토 서비스가 읽지 못했습니다. (" + status + ")"), actor);
        } catch (PostNotFound | CommentNotFound e) {
            // Gone meanwhile.
        }
    }
}
