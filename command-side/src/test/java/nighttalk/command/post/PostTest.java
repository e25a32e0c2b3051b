package nighttalk.command.post;

import java.time.Instant;
import nighttalk.command.post.create.CreatePost;
import nighttalk.command.post.delete.DeletePost;
import nighttalk.command.post.edit.BeginToEditPost;
import nighttalk.command.post.edit.EditPost;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class PostTest {

    private static final PostId POST = PostId.next();
    private static final AccountId AUTHOR = AccountId.next();
    private static final AccountId STRANGER = AccountId.next();
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private final FixtureConfiguration<Post> post = new AggregateTestFixture<>(Post.class);

    @Test
    void somebody_says_something() {
        post.givenNoPriorActivity()
                .when(new CreatePost(POST, AUTHOR, new Title("잠이 안 와요"), new Content("다들 뭐 하세요?"), "picture", NOW))
                .expectEvents(said());
    }

    @Test
    void the_author_puts_it_in_other_words_and_the_picture_stays() {
        post.given(said())
                .when(new EditPost(POST, new Title("이제 잘래요"), new Content("굿나잇"), null, AUTHOR))
                .expectEvents(edited("picture"))
                .expectResultMessagePayload(new WrittenPost(
                        POST, AUTHOR, Personal.of("이제 잘래요"), Personal.of("굿나잇"), Personal.of("picture"), NOW));
    }

    @Test
    void the_author_takes_another_picture() {
        post.given(said())
                .when(new EditPost(POST, new Title("이제 잘래요"), new Content("굿나잇"), "another", AUTHOR))
                .expectEvents(edited("another"));
    }

    @Test
    void a_stranger_cannot_edit_the_post() {
        post.given(said())
                .when(new EditPost(POST, new Title("이제 잘래요"), new Content("굿나잇"), null, STRANGER))
                .expectException(Refused.class)
                .expectExceptionMessage("본인이 작성한 게시글만 수정할 수 있습니다.")
                .expectNoEvents();
    }

    @Test
    void the_author_may_begin_to_edit_and_a_stranger_may_not() {
        post.given(said()).when(new BeginToEditPost(POST, AUTHOR)).expectNoEvents();
        post.given(said())
                .when(new BeginToEditPost(POST, STRANGER))
                .expectException(Refused.class)
                .expectExceptionMessage("본인이 작성한 게시글만 수정할 수 있습니다.");
    }

    @Test
    void the_author_deletes_the_post() {
        post.given(said())
                .when(new DeletePost(POST, AUTHOR))
                .expectEvents(new PostDeleted(POST, AUTHOR))
                .expectMarkedDeleted();
    }

    @Test
    void a_stranger_cannot_delete_the_post() {
        post.given(said())
                .when(new DeletePost(POST, STRANGER))
                .expectException(Refused.class)
                .expectExceptionMessage("본인이 작성한 게시글만 삭제할 수 있습니다.")
                .expectNoEvents();
    }

    @Test
    void a_deleted_post_is_not_edited_any_more() {
        post.given(said(), new PostDeleted(POST, AUTHOR))
                .when(new EditPost(POST, new Title("이제 잘래요"), new Content("굿나잇"), null, AUTHOR))
                .expectException(AggregateDeletedException.class);
    }

    private static PostCreated said() {
        return new PostCreated(
                POST, AUTHOR, Personal.of("잠이 안 와요"), Personal.of("다들 뭐 하세요?"), Personal.of("picture"), NOW);
    }

    private static PostEdited edited(String picture) {
        return new PostEdited(POST, AUTHOR, Personal.of("이제 잘래요"), Personal.of("굿나잇"), Personal.of(picture));
    }
}
