package nighttalk.command.like;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import nighttalk.command.like.press.LikePost;
import nighttalk.command.like.press.UnlikePost;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/** One person's like of one post: on or off. That the post is there is held where the event is appended. */
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Axon makes an empty one, lets it evolve, reads its id
final class Like {

    @AggregateIdentifier
    private LikeId id;

    private boolean on;

    Like() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(LikePost command) {
        if (!on) {
            apply(new PostLiked(command.like().post(), command.like().account()));
        }
    }

    @CommandHandler
    void decide(UnlikePost command) {
        if (on) {
            apply(new LikeTakenBack(command.like().post(), command.like().account()));
        }
    }

    @EventSourcingHandler
    void evolve(PostLiked event) {
        id = new LikeId(event.post(), event.account());
        on = true;
    }

    @EventSourcingHandler
    void evolve(LikeTakenBack event) {
        on = false;
    }
}
