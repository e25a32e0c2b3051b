package nighttalk.command.account;

import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostEdited;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A request that was let in a moment before its account was withdrawn leaves nothing behind. */
@Component
@Order(0)
class OnlyMembersWrite implements CommittedWithEvents {

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        switch (event.getPayload()) {
            case PostCreated e -> require(e.author(), writes);
            case PostEdited e -> require(e.author(), writes);
            case CommentAdded e -> require(e.writer(), writes);
            case CommentEdited e -> require(e.writer(), writes);
            case PostLiked e -> require(e.account(), writes);
            case ContentReported e -> require(e.reporter(), writes);
            default -> {}
        }
    }

    private static void require(AccountId account, Writes writes) {
        writes.require(Credentials.TABLE.row(account.value()), AccountGone::new);
    }
}
