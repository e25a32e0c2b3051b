package nighttalk.benchmarks.history;

import java.time.Instant;
import nighttalk.benchmarks.history.Entry.Place;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.Personal;
import nighttalk.event.PostId;
import org.jspecify.annotations.Nullable;

/** What people do with their comments. */
final class CommentActs {

    private final World world;

    CommentActs(World world) {
        this.world = world;
    }

    @Nullable Act add(long micros, Instant at) {
        int writer = world.people().somebody(world.random());
        int post = world.posts().looked(world.random());
        if (writer == People.NOBODY || post == Posts.NONE) {
            return null;
        }
        CommentId comment = new CommentId(world.ids().next(micros));
        world.comments().add(comment.value(), post, writer, world.people());
        world.posts().comments.next(post);
        AccountId by = world.account(writer);
        return Act.by(
                by,
                new Place(comment.text(), 0, "Comment"),
                new CommentAdded(comment, world.post(post), by, text(), at));
    }

    @Nullable Act edit() {
        int comment = world.comments().recent(world.posts(), world.people(), world.random());
        return comment == Comments.NONE
                ? null
                : byWriter(comment, new CommentEdited(world.comment(comment), under(comment), writer(comment), text()));
    }

    @Nullable Act delete() {
        int comment = world.comments().recent(world.posts(), world.people(), world.random());
        return comment == Comments.NONE ? null : byWriter(comment, gone(comment));
    }

    /** It goes with its writer. */
    Act delete(int comment, String automation, Act.Because because) {
        return new Act(place(comment), gone(comment), automation, because);
    }

    private DomainEvent gone(int comment) {
        world.comments().delete(comment);
        int post = world.comments().post.get(comment);
        world.posts().comments.set(post, world.posts().comments.get(post) - 1);
        return new CommentDeleted(world.comment(comment), under(comment), writer(comment));
    }

    private Act byWriter(int comment, DomainEvent event) {
        return Act.by(writer(comment), place(comment), event);
    }

    private Place place(int comment) {
        return new Place(world.comment(comment).text(), world.comments().events.next(comment), "Comment");
    }

    private PostId under(int comment) {
        return world.post(world.comments().post.get(comment));
    }

    private AccountId writer(int comment) {
        return world.account(world.comments().writer.get(comment));
    }

    private Personal text() {
        return Personal.of(Phrases.comment(world.random()));
    }
}
