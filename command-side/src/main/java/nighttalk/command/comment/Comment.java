package nighttalk.command.comment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import java.time.Instant;
import nighttalk.command.comment.add.AddComment;
import nighttalk.command.comment.delete.DeleteComment;
import nighttalk.command.comment.delete.OnlyTheWriterDeletes;
import nighttalk.command.comment.edit.EditComment;
import nighttalk.command.comment.edit.OnlyTheWriterEdits;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.Personal;
import nighttalk.event.PostId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/** A comment: what one person answered to a post. That the post is there is held where the event is appended. */
@SuppressWarnings("NullAway.Init") // Axon makes an empty one and lets it evolve
final class Comment {

    @AggregateIdentifier
    private CommentId id;

    private PostId post;
    private AccountId writer;
    private Instant addedAt;

    Comment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(AddComment command) {
        apply(new CommentAdded(
                command.comment(),
                command.post(),
                command.writer(),
                Personal.of(command.text().text()),
                command.at()));
    }

    @CommandHandler
    Instant decide(EditComment command) {
        CommentStandsUnderThePost.check(post, command.under());
        OnlyTheWriterEdits.check(writer, command.by());
        apply(new CommentEdited(id, post, writer, Personal.of(command.text().text())));
        return addedAt;
    }

    @CommandHandler
    void decide(DeleteComment command) {
        if (command.under() != null) {
            CommentStandsUnderThePost.check(post, command.under());
        }
        OnlyTheWriterDeletes.check(writer, command.by());
        apply(new CommentDeleted(id, post, writer));
    }

    @CommandHandler
    void decide(FindComment command) {
        CommentStandsUnderThePost.check(post, command.under());
    }

    @EventSourcingHandler
    void evolve(CommentAdded event) {
        id = event.comment();
        post = event.post();
        writer = event.writer();
        addedAt = event.at();
    }

    @EventSourcingHandler
    void evolve(CommentDeleted event) {
        markDeleted();
    }
}
