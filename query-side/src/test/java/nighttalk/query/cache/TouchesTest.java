package nighttalk.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostId;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

class TouchesTest {

    private final Touches touches = new Touches();
    private final PostId post = PostId.next();
    private final AccountId who = AccountId.next();

    private void take(DomainEvent event, long position) {
        touches.take(
                new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage(event)),
                position);
    }

    private boolean leftAlone(long since, long upTo, long... keys) {
        return touches.leftAlone(keys, since, upTo);
    }

    @Test
    void before_it_follows_the_log_it_is_sure_of_nothing() {
        assertThat(leftAlone(0, 0, post.value())).isFalse();
    }

    @Test
    void it_is_not_sure_of_what_was_before_it_began_nor_of_what_it_has_not_reached() {
        touches.begin(10);

        assertThat(leftAlone(10, 10, post.value())).isTrue();
        assertThat(leftAlone(9, 10, post.value())).isFalse();
        assertThat(leftAlone(10, 11, post.value())).isFalse();
    }

    @Test
    void an_event_touches_what_it_names_and_nothing_else() {
        touches.begin(10);
        take(new PostLiked(post, who), 11);

        assertThat(leftAlone(10, 11, post.value())).isFalse();
        assertThat(leftAlone(11, 11, post.value())).isTrue();
        assertThat(leftAlone(10, 11, TouchedBy.like(post.value(), who.value()))).isFalse();
        assertThat(leftAlone(10, 11, who.value(), TouchedBy.FEED)).isTrue();
    }

    @Test
    void what_is_of_a_newer_version_may_touch_anything() {
        touches.begin(10);
        touches.take(
                new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(11), GenericEventMessage.asEventMessage("unknown")),
                11);

        assertThat(leftAlone(10, 11, post.value())).isFalse();
        assertThat(leftAlone(11, 11, post.value())).isTrue();
    }

    @Test
    void who_leaves_takes_posts_out_of_the_feed() {
        touches.begin(10);
        take(new AccountWithdrawn(who), 11);

        assertThat(leftAlone(10, 11, who.value())).isFalse();
        assertThat(leftAlone(10, 11, TouchedBy.FEED)).isFalse();
    }
}
