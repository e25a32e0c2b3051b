package nighttalk.command.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import nighttalk.command.comment.add.AddComment;
import nighttalk.command.comment.delete.DeleteComment;
import nighttalk.command.comment.edit.EditComment;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.Personal;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CommentTest {

    private static final CommentId COMMENT = CommentId.next();
    private static final PostId POST = PostId.next();
    private static final AccountId WRITER = AccountId.next();
    private static final AccountId STRANGER = AccountId.next();
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

    private final FixtureConfiguration<Comment> comment = new AggregateTestFixture<>(Comment.class);

    @Test
    void somebody_answers() {
        comment.givenNoPriorActivity()
                .when(new AddComment(COMMENT, POST, WRITER, new CommentText("토닥토닥"), NOW))
                .expectEvents(added());
    }

    @Test
    void the_writer_puts_it_in_other_words() {
        comment.given(added())
                .when(new EditComment(COMMENT, POST, new CommentText("힘내요"), WRITER))
                .expectEvents(new CommentEdited(COMMENT, POST, WRITER, Personal.of("힘내요")))
                .expectResultMessagePayload(NOW);
    }

    @Test
    void a_stranger_cannot_edit_the_comment() {
        comment.given(added())
                .when(new EditComment(COMMENT, POST, new CommentText("힘내요"), STRANGER))
                .expectException(Refused.class)
                .expectExceptionMessage("본인이 작성한 댓글만 수정할 수 있습니다.")
                .expectNoEvents();
    }

    @Test
    void a_comment_is_not_found_under_another_post() {
        comment.given(added())
                .when(new EditComment(COMMENT, PostId.next(), new CommentText("힘내요"), WRITER))
                .expectException(CommentNotFound.class)
                .expectExceptionMessage("댓글을 찾을 수 없습니다.");
        comment.given(added())
                .when(new DeleteComment(COMMENT, PostId.next(), WRITER))
                .expectException(CommentNotFound.class);
    }

    @Test
    void the_writer_deletes_the_comment() {
        comment.given(added())
                .when(new DeleteComment(COMMENT, POST, WRITER))
                .expectEvents(new CommentDeleted(COMMENT, POST, WRITER))
                .expectMarkedDeleted();
    }

    @Test
    void a_stranger_cannot_delete_the_comment() {
        comment.given(added())
                .when(new DeleteComment(COMMENT, POST, STRANGER))
                .expectException(Refused.class)
                .expectExceptionMessage("본인이 작성한 댓글만 삭제할 수 있습니다.")
                .expectNoEvents();
    }

    @Test
    void a_deleted_comment_is_gone() {
        comment.given(added(), new CommentDeleted(COMMENT, POST, WRITER))
                .when(new DeleteComment(COMMENT, POST, WRITER))
                .expectException(AggregateDeletedException.class);
    }

    @Test
    void a_comment_says_something() {
        assertThatThrownBy(() -> new CommentText(" \n")).hasMessage("댓글 내용을 입력해주세요.");
        assertThatThrownBy(() -> new CommentText("가".repeat(5_001))).hasMessage("댓글은 최대 5,000자까지 작성 가능합니다.");
        assertThat(new CommentText(" 그대로 ").text()).isEqualTo(" 그대로 ");
    }

    private static CommentAdded added() {
        return new CommentAdded(COMMENT, POST, WRITER, Personal.of("토닥토닥"), NOW);
    }
}
