package nighttalk.command.account.withdraw;

import nighttalk.command.comment.delete.DeleteComment;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.CommentId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** With a person goes what they answered. */
@Component
@ProcessingGroup(WhenAccountWithdrawnDeleteItsComments.NAME)
class WhenAccountWithdrawnDeleteItsComments {

    static final String NAME = "WhenAccountWithdrawnDeleteItsComments";

    private final Authorship authorship;
    private final Commands commands;

    WhenAccountWithdrawnDeleteItsComments(Authorship authorship, Commands commands) {
        this.authorship = authorship;
        this.commands = commands;
    }

    @EventHandler
    void on(AccountWithdrawn event, EventMessage<?> message) {
        Actor actor = Actor.automation(NAME, message);
        authorship.untilNoneIsLeft(
                event.account(),
                Authorship.Kind.COMMENT,
                stream -> commands.send(new DeleteComment(CommentId.of(stream), null, event.account()), actor));
    }
}
