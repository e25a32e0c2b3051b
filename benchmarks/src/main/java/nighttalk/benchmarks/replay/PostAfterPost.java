package nighttalk.benchmarks.replay;

import nighttalk.event.CommentEvent;
import nighttalk.event.LikeEvent;
import nighttalk.event.PostEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** Events of one post, with its comments and likes, one after the other. */
final class PostAfterPost implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return switch (event.getPayload()) {
            case PostEvent post -> post.post();
            case CommentEvent comment -> comment.post();
            case LikeEvent like -> like.post();
            default -> event.getIdentifier();
        };
    }
}
