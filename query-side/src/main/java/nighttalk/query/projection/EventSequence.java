package nighttalk.query.projection;

import nighttalk.event.AccountEvent;
import nighttalk.event.AuditEvent;
import nighttalk.event.CommentEvent;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent;
import nighttalk.event.ModerationEvent;
import nighttalk.event.PostEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * Which events must stay in order: those of one post, with its comments, likes and reports, and those of one account. An event
 * that can't be read follows its own stream, and is parked when its turn comes.
 */
public final class EventSequence implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        Object payload;
        try {
            payload = event.getPayload();
        } catch (RuntimeException e) {
            if (PassingErrors.isBehind(e)) {
                throw e; // another try must not put the same event into another sequence
            }
            return stream(event);
        }
        return payload instanceof DomainEvent known ? of(known) : stream(event);
    }

    private static String of(DomainEvent event) {
        return switch (event) {
            case AccountEvent account -> "account " + account.account();
            case PostEvent post -> "post " + post.post();
            case CommentEvent comment -> "post " + comment.post();
            case LikeEvent like -> "post " + like.post();
            case ModerationEvent moderation -> "post " + moderation.post();
            case AuditEvent look -> "audit " + look.viewer();
        };
    }

    private static String stream(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain
                ? "stream " + domain.getAggregateIdentifier()
                : "event " + event.getIdentifier();
    }
}
