package nighttalk.query.audit;

import static nighttalk.query.audit.Auditing.UNMASKED;
import static nighttalk.query.audit.Shown.changes;
import static nighttalk.query.audit.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What each event changed: by whom, field by field, and what of it may be seen. */
@ExtendWith(Auditing.Shared.class)
@ResourceLock(Auditing.LOOKS)
class AuditHistoryIT {

    private final SmallHistory history;
    private final Viewer aud;
    private final Viewer eye;

    AuditHistoryIT(Auditing auditing) {
        this.history = auditing.history();
        this.aud = auditing.aud();
        this.eye = auditing.eye();
    }

    @Test
    void a_history_tells_what_each_event_changed_field_by_field() {
        JsonNode post = eye.sees("history/post/" + history.first.text() + UNMASKED);

        assertThat(texts(post.path("events"), "type"))
                .containsExactly(
                        "PostCreated",
                        "PostEdited",
                        "PostViewsCounted",
                        "PostViewsCounted",
                        "ContentReported",
                        "ContentHidden",
                        "ContentRestored");
        JsonNode created = post.path("events").get(0);
        assertThat(created.path("position").asLong()).isEqualTo(4);
        assertThat(created.path("at").asString()).isEqualTo("2026-11-22T14:03:00Z");
        assertThat(created.path("actor").asString()).isEqualTo(history.owl.text());
        assertThat(changes(created))
                .containsOnly(
                        entry("exists", "false -> true"),
                        entry("author", "null -> " + history.owl.text()),
                        entry("title", "null -> 잠이 안 와요"),
                        entry("content", "null -> content of 잠이 안 와요"),
                        entry("at", "null -> 2026-11-22T14:34:29.123456Z"));
        assertThat(changes(post.path("events").get(1)))
                .containsOnly(
                        entry("title", "잠이 안 와요 -> 아직도"),
                        entry("content", "content of 잠이 안 와요 -> 새벽 네 시"),
                        entry("image", "null -> post_uploads/a.png"));
        assertThat(changes(post.path("events").get(2))).containsOnly(entry("views", "null -> 3"));
        assertThat(changes(post.path("events").get(3))).containsOnly(entry("views", "3 -> 5"));
        assertThat(post.path("next").isNull()).isTrue();
    }

    @Test
    void what_was_reported_and_decided_is_part_of_a_history() {
        JsonNode post = aud.sees("history/post/" + history.first.text() + "?after=26");
        JsonNode comment = eye.sees("history/comment/" + history.rude.text() + UNMASKED);

        assertThat(changes(post.path("events").get(0)))
                .containsOnly(entry("reports", "null -> 1"), entry("reportedFor", "null -> SPAM"));
        assertThat(changes(post.path("events").get(1)))
                .containsOnly(
                        entry("decision", "null -> hidden"),
                        entry("decidedBy", "null -> REPORTS"),
                        entry("decisionReason", "null -> 신고 누적"));
        assertThat(post.path("events").get(2).path("actor").asString()).isEqualTo("console:mod");
        assertThat(changes(post.path("events").get(2))).contains(entry("decision", "hidden -> restored"));
        assertThat(texts(comment.path("events"), "type"))
                .containsExactly("CommentAdded", "ContentReported", "ContentHidden");
        assertThat(changes(comment.path("events").get(1))).contains(entry("reportText", "null -> 무례해요"));
    }

    @Test
    void a_history_is_paged_and_goes_on_with_what_was_before() {
        String path = "history/post/" + history.first.text() + UNMASKED + "&size=3";
        JsonNode page = eye.sees(path);
        JsonNode rest = eye.sees(path + "&after=" + page.path("next").asLong());

        assertThat(page.path("events").size()).isEqualTo(3);
        assertThat(changes(rest.path("events").get(0))).containsOnly(entry("views", "3 -> 5"));
        assertThat(rest.path("next").asLong()).isEqualTo(31);
    }

    @Test
    void comments_and_likes_go_with_their_post_and_their_histories_say_so() {
        JsonNode comment = aud.sees("history/comment/" + history.last.text());
        JsonNode like = aud.sees("history/like/" + history.third.text() + ":" + history.owl.text());

        assertThat(texts(comment.path("events"), "type")).containsExactly("CommentAdded", "PostDeleted");
        assertThat(changes(comment.path("events").get(1))).contains(entry("exists", "true -> false"));
        assertThat(texts(like.path("events"), "type")).containsExactly("PostLiked", "PostDeleted");
        assertThat(texts(aud.sees("history/account/" + history.owl.text()).path("events"), "type"))
                .containsExactly("AccountRegistered", "PasswordChanged");
    }

    @Test
    void what_is_personal_is_masked_unless_it_is_asked_for_and_says_when_it_was_erased() {
        JsonNode masked = aud.sees("history/post/" + history.first.text());
        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(changes(masked.path("events").get(1)))
                .contains(entry("title", "(masked) -> (masked)"), entry("image", "null -> (masked)"));
        assertThat(masked.toString()).doesNotContain("잠이", "아직도", "post_uploads");

        JsonNode gone = eye.sees("history/account/" + history.ghost.text() + UNMASKED);
        assertThat(changes(gone.path("events").get(0))).contains(entry("email", "null -> (erased)"));
        assertThat(gone.findValues("erasedAt").getFirst().asString())
                .isEqualTo(SmallHistory.BEGIN
                        .plusSeconds(60 * (history.withdrawal - 1))
                        .toString());
        assertThat(gone.toString()).doesNotContain("유령");
    }
}
