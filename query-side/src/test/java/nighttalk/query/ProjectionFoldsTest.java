package nighttalk.query;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.projection.MemoryRows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectionFoldsTest {

    private static final AccountId OWL = AccountId.next();
    private static final AccountId CAT = AccountId.next();
    private static final PostId POST = PostId.next();
    private static final CommentId COMMENT = CommentId.next();

    private static MemoryRows given(DomainEvent... events) {
        MemoryRows rows = new MemoryRows();
        long position = 0;
        for (DomainEvent event : events) {
            position++;
            for (var projection : AllProjections.LIST) {
                rows.make(projection.fold(event, position, Evening.NIGHT));
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> only(MemoryRows rows, String table) {
        List<Map<String, @Nullable Object>> all = rows.rows(table);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void an_account_is_what_its_person_last_made_of_it() {
        MemoryRows rows = given(
                registered(OWL, "부엉이"),
                new ProfileChanged(OWL, Personal.of("올빼미"), null),
                new PasswordChanged(OWL, 1, "kept"));

        assertThat(only(rows, "account"))
                .containsEntry("email", "부엉이@example.com")
                .containsEntry("nickname", "올빼미")
                .containsEntry("picture", null)
                .containsEntry("generation", 1L)
                .containsEntry("kept_token", "kept")
                .containsEntry("registered_at_us", 1_795_358_069_123_456L);
    }

    @Test
    void a_withdrawn_account_has_no_row() {
        assertThat(given(registered(OWL, "부엉이"), new AccountWithdrawn(OWL)).rows("account"))
                .isEmpty();
    }

    @Test
    void a_post_is_what_its_author_last_made_of_it() {
        MemoryRows rows = given(
                created(POST, OWL, "처음"),
                new PostEdited(POST, OWL, Personal.of("고침"), Personal.of("새 글"), Personal.of("post_uploads/b.png")));

        assertThat(only(rows, "post"))
                .containsEntry("title", "고침")
                .containsEntry("content", "새 글")
                .containsEntry("image", "post_uploads/b.png")
                .containsEntry("author_id", OWL.value());
    }

    @Test
    void the_feed_counts_likes_comments_and_views() {
        MemoryRows rows = given(
                created(POST, OWL, "글"),
                new PostLiked(POST, OWL),
                new PostLiked(POST, CAT),
                new LikeTakenBack(POST, OWL),
                commented(COMMENT, POST, CAT, "하나"),
                commented(CommentId.next(), POST, CAT, "둘"),
                new CommentDeleted(COMMENT, POST, CAT),
                new PostViewsCounted(POST, 3),
                new PostViewsCounted(POST, 4));

        assertThat(only(rows, "feed"))
                .containsEntry("likes", 1L)
                .containsEntry("comments", 1L)
                .containsEntry("views", 7L)
                .containsEntry("views_position", 9L);
        assertThat(only(rows, "liked")).containsEntry("account_id", CAT.value());
    }

    @Test
    void a_comment_is_what_its_writer_last_made_of_it() {
        MemoryRows rows =
                given(commented(COMMENT, POST, CAT, "하나"), new CommentEdited(COMMENT, POST, CAT, Personal.of("둘")));

        assertThat(only(rows, "comment"))
                .containsEntry("content", "둘")
                .containsEntry("post_id", POST.value())
                .containsEntry("writer_id", CAT.value());
    }

    @Test
    void a_deleted_post_takes_its_comments_and_likes_with_it() {
        MemoryRows rows = given(
                created(POST, OWL, "글"),
                commented(COMMENT, POST, CAT, "하나"),
                new PostLiked(POST, CAT),
                new PostDeleted(POST, OWL),
                new PostViewsCounted(POST, 1));

        for (String table : List.of("post", "feed", "comment", "liked")) {
            assertThat(rows.rows(table)).as(table).isEmpty();
        }
    }

    @Test
    void a_hidden_post_keeps_its_numbers_and_is_marked_until_it_is_restored() {
        ContentHidden hidden = new ContentHidden(POST, null, Authority.REPORTS, "신고 5건");

        assertThat(only(given(created(POST, OWL, "글"), hidden, new PostLiked(POST, OWL)), "feed"))
                .containsEntry("hidden", 1L)
                .containsEntry("likes", 1L);
        assertThat(only(
                        given(
                                created(POST, OWL, "글"),
                                hidden,
                                new ContentRestored(POST, null, Authority.MODERATOR, "문제 없음")),
                        "feed"))
                .containsEntry("hidden", 0L);
    }

    @Test
    void a_hidden_comment_is_counted_once_less_however_it_ends() {
        DomainEvent post = created(POST, OWL, "글");
        DomainEvent comment = commented(COMMENT, POST, CAT, "하나");
        DomainEvent hidden = new ContentHidden(POST, COMMENT, Authority.MODERATOR, "광고");

        MemoryRows rows = given(post, comment, hidden);
        assertThat(only(rows, "comment")).containsEntry("hidden", 1L);
        assertThat(only(rows, "feed_hidden_comment")).containsEntry("post_id", POST.value());

        for (DomainEvent end : List.of(
                new CommentDeleted(COMMENT, POST, CAT),
                new ContentRestored(POST, COMMENT, Authority.MODERATOR, "문제 없음"),
                new PostDeleted(POST, OWL))) {
            assertThat(given(post, comment, hidden, end).rows("feed_hidden_comment"))
                    .as(end.toString())
                    .isEmpty();
        }
    }

    @Test
    void what_is_reported_waits_until_a_moderator_decides_and_goes_when_it_is_deleted() {
        ContentReported one = new ContentReported(POST, null, OWL, Category.SPAM, Personal.of("광고예요"));
        ContentReported other = new ContentReported(POST, null, CAT, Category.ABUSE, null);

        MemoryRows reported = given(one, other, new ReportTakenBack(POST, null, OWL));
        assertThat(only(reported, "moderated_content"))
                .containsEntry("reports", 1L)
                .containsEntry("waiting", 1L)
                .containsEntry("hidden", 0L);
        assertThat(only(reported, "content_report")).containsEntry("reporter_id", CAT.value());

        assertThat(only(given(one, new ContentHidden(POST, null, Authority.REPORTS, "신고 5건")), "moderated_content"))
                .containsEntry("waiting", 1L)
                .containsEntry("hidden", 1L);
        assertThat(only(given(one, new ContentRestored(POST, null, Authority.MODERATOR, "문제 없음")), "moderated_content"))
                .containsEntry("waiting", 0L)
                .containsEntry("decided_by", "MODERATOR");

        MemoryRows deleted = given(one, other, new PostDeleted(POST, OWL));
        assertThat(deleted.rows("moderated_content")).isEmpty();
        assertThat(deleted.rows("content_report")).isEmpty();
    }

    @Test
    void what_is_erased_reads_as_nothing() {
        MemoryRows rows = given(
                new PostEdited(POST, OWL, Personal.erased(), Personal.erased(), null),
                created(POST, OWL, "글"),
                new PostEdited(POST, OWL, Personal.erased(), Personal.erased(), Personal.erased()));

        assertThat(only(rows, "post"))
                .containsEntry("title", "")
                .containsEntry("content", "")
                .containsEntry("image", null);
    }
}
