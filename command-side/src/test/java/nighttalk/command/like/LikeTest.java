package nighttalk.command.like;

import nighttalk.command.like.press.LikePost;
import nighttalk.command.like.press.UnlikePost;
import nighttalk.event.AccountId;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import nighttalk.event.PostId;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class LikeTest {

    private static final LikeId LIKE = new LikeId(PostId.next(), AccountId.next());
    private static final PostLiked LIKED = new PostLiked(LIKE.post(), LIKE.account());
    private static final LikeTakenBack TAKEN_BACK = new LikeTakenBack(LIKE.post(), LIKE.account());

    private final FixtureConfiguration<Like> like = new AggregateTestFixture<>(Like.class);

    @Test
    void somebody_likes_a_post() {
        like.givenNoPriorActivity().when(new LikePost(LIKE)).expectEvents(LIKED);
    }

    @Test
    void pressing_twice_counts_once() {
        like.given(LIKED)
                .when(new LikePost(LIKE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_like_is_taken_back() {
        like.given(LIKED).when(new UnlikePost(LIKE)).expectEvents(TAKEN_BACK);
    }

    @Test
    void taking_back_twice_counts_once() {
        like.given(LIKED, TAKEN_BACK)
                .when(new UnlikePost(LIKE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_like_that_was_taken_back_can_be_given_again() {
        like.given(LIKED, TAKEN_BACK).when(new LikePost(LIKE)).expectEvents(LIKED);
    }

    @Test
    void there_is_nothing_to_take_back_where_nobody_liked() {
        like.givenNoPriorActivity()
                .when(new UnlikePost(LIKE))
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }
}
