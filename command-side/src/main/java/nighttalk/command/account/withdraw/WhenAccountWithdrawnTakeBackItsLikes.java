package nighttalk.command.account.withdraw;

import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.like.press.UnlikePost;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.LikeId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** With a person go their likes, so that counts count people who are here. */
@Component
@ProcessingGroup(WhenAccountWithdrawnTakeBackItsLikes.NAME)
class WhenAccountWithdrawnTakeBackItsLikes {

    static final String NAME = "WhenAccountWithdrawnTakeBackItsLikes";

    private final Authorship authorship;
    private final Commands commands;

    WhenAccountWithdrawnTakeBackItsLikes(Authorship authorship, Commands commands) {
        this.authorship = authorship;
        this.commands = commands;
    }

    @EventHandler
    void on(AccountWithdrawn event, EventMessage<?> message) {
        Actor actor = Actor.automation(NAME, message);
        authorship.untilNoneIsLeft(
                event.account(),
                Authorship.Kind.LIKE,
                stream -> commands.send(new UnlikePost(LikeId.of(stream)), actor));
    }
}
