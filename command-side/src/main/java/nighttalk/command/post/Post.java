package nighttalk.command.post;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import nighttalk.command.post.create.CreatePost;
import nighttalk.command.post.delete.DeletePost;
import nighttalk.command.post.delete.OnlyTheAuthorDeletes;
import nighttalk.command.post.edit.BeginToEditPost;
import nighttalk.command.post.edit.EditPost;
import nighttalk.command.post.edit.OnlyTheAuthorEdits;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A post: what one person said. Comments and likes are streams of their own. */
@SuppressWarnings("NullAway.Init") // Axon makes an empty one and lets it evolve
final class Post {

    @AggregateIdentifier
    private PostId id;

    private AccountId author;
    private Personal title;
    private Personal content;
    private @Nullable Personal image;
    private Instant createdAt;

    Post() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(CreatePost command) {
        apply(new PostCreated(
                command.post(),
                command.author(),
                Personal.of(command.title().text()),
                Personal.of(command.content().text()),
                Personal.ofNullable(command.image()),
                command.at()));
    }

    @CommandHandler
    void decide(BeginToEditPost command) {
        OnlyTheAuthorEdits.check(author, command.by());
    }

    @CommandHandler
    WrittenPost decide(EditPost command) {
        OnlyTheAuthorEdits.check(author, command.by());
        Personal newImage = command.image() == null ? image : Personal.of(command.image());
        apply(new PostEdited(
                id,
                author,
                Personal.of(command.title().text()),
                Personal.of(command.content().text()),
                newImage));
        return new WrittenPost(id, author, title, content, image, createdAt);
    }

    @CommandHandler
    void decide(DeletePost command) {
        OnlyTheAuthorDeletes.check(author, command.by());
        apply(new PostDeleted(id, author));
    }

    @EventSourcingHandler
    void evolve(PostCreated event) {
        id = event.post();
        author = event.author();
        title = event.title();
        content = event.content();
        image = event.image();
        createdAt = event.at();
    }

    @EventSourcingHandler
    void evolve(PostEdited event) {
        title = event.title();
        content = event.content();
        image = event.image();
    }

    @EventSourcingHandler
    void evolve(PostDeleted event) {
        markDeleted();
    }
}
