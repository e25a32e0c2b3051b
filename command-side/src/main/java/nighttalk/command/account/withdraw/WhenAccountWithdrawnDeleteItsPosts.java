package nighttalk.command.account.withdraw;

import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.post.delete.DeletePost;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.PostId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** With a person goes what they said. */
@Component
@ProcessingGroup(WhenAccountWithdrawnDeleteItsPosts.NAME)
class WhenAccountWithdrawnDeleteItsPosts {

    static final String NAME = "WhenAccountWithdrawnDeleteItsPosts";

    private final Authorship authorship;
    private final Commands commands;

    WhenAccountWithdrawnDeleteItsPosts(Authorship authorship, Commands commands) {
        this.authorship = authorship;
        this.commands = commands;
    }

    @EventHandler
    void on(AccountWithdrawn event, EventMessage<?> message) {
        Actor actor = Actor.automation(NAME, message);
        authorship.untilNoneIsLeft(
                event.account(),
                Authorship.Kind.POST,
                stream -> commands.send(new DeletePost(PostId.of(stream), event.account()), actor));
    }
}
