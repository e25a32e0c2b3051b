package nighttalk.query.audit;

import static nighttalk.query.audit.Auditing.UNMASKED;
import static nighttalk.query.audit.Shown.plain;
import static nighttalk.query.audit.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nighttalk.event.PostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What anything was at any moment: one thing, a thread, the feed. */
@ExtendWith(Auditing.Shared.class)
@ResourceLock(Auditing.LOOKS)
class AuditMomentIT {

    private final Auditing auditing;
    private final SmallHistory history;
    private final Viewer aud;
    private final Viewer eye;

    AuditMomentIT(Auditing auditing) {
        this.auditing = auditing;
        this.history = auditing.history();
        this.aud = auditing.aud();
        this.eye = auditing.eye();
    }

    @Test
    void at_every_moment_everything_is_as_it_was() {
        auditing.awaitIndex();
        for (int position = 0; position <= history.events.size(); position++) {
            Naive then = new Naive(history.ghost, history.events.subList(0, position));
            JsonNode feed = eye.sees("at/" + position + "/feed" + UNMASKED);
            assertThat(feed.path("posts").valueStream().map(AuditMomentIT::line))
                    .as("feed at %d", position)
                    .containsExactlyElementsOf(then.feed());
            for (PostId post : List.of(history.first, history.second, history.third)) {
                String path = "at/" + position + "/thread/" + post.text() + UNMASKED;
                if (history.posts().stream()
                        .noneMatch(created -> created.post().equals(post)
                                && history.events.indexOf(created)
                                        < feed.path("position").asInt())) {
                    eye.isRefused(path, 404);
                } else {
                    assertThread(eye.sees(path), then, post.text(), position);
                }
            }
        }
    }

    private static void assertThread(JsonNode thread, Naive then, String post, int position) {
        assertThat(thread.path("post").path("exists").asBoolean())
                .as("%s at %d", post, position)
                .isEqualTo(then.isThere(post));
        if (then.isThere(post)) {
            assertThat(thread.path("comments")
                            .valueStream()
                            .filter(comment -> !comment.path("fields")
                                    .path("decision")
                                    .asString("")
                                    .equals("hidden"))
                            .map(comment -> comment.path("thing").path("id").asString() + " "
                                    + plain(comment.path("fields").path("content")) + " by "
                                    + plain(comment.path("fields").path("nickname"))))
                    .as("comments of %s at %d", post, position)
                    .containsExactlyElementsOf(then.comments(post));
            assertThat(texts(thread.path("likers"), "account"))
                    .as("likers of %s at %d", post, position)
                    .isEqualTo(then.likers(post));
        }
    }

    private static String line(JsonNode post) {
        JsonNode fields = post.path("fields");
        return "%s %s by %s, likes %d, views %d, comments %d"
                .formatted(
                        post.path("thing").path("id").asString(),
                        plain(fields.path("title")),
                        plain(fields.path("nickname")),
                        fields.path("likes").asLong(),
                        fields.path("views").asLong(),
                        fields.path("comments").asLong());
    }

    @Test
    void a_moment_may_be_a_time_and_one_thing_is_shown_as_it_was() {
        String inBetween = "2026-11-22T23:08:30%2B09:00"; // half a minute after the edit at position 9
        JsonNode before = eye.sees("at/2026-11-22T14:07:59Z/post/" + history.first.text() + UNMASKED);
        JsonNode after = eye.sees("at/" + inBetween + "/post/" + history.first.text() + UNMASKED);

        assertThat(before.path("position").asLong()).isEqualTo(8);
        assertThat(before.path("then").path("fields").path("title").asString()).isEqualTo("잠이 안 와요");
        assertThat(before.path("then").path("fields").path("likes").asLong()).isEqualTo(2);
        assertThat(after.path("position").asLong()).isEqualTo(9);
        assertThat(after.path("then").path("fields").path("title").asString()).isEqualTo("아직도");
        assertThat(after.path("then").path("changedAt").asString()).isEqualTo("2026-11-22T14:08:00Z");
        JsonNode gone = aud.sees("at/26/account/" + history.ghost.text());
        assertThat(gone.path("then").path("exists").asBoolean()).isFalse();
        assertThat(gone.path("then").path("fields").isEmpty()).isTrue();
    }

    @Test
    void the_feed_of_a_moment_has_pages_and_cursors() {
        auditing.awaitIndex();
        JsonNode newest = aud.sees("at/20/feed?size=2");
        JsonNode second = aud.sees("at/20/feed?size=2&page=2");
        JsonNode behind =
                aud.sees("at/20/feed?size=2&last_id=" + newest.path("lastId").asString());

        assertThat(newest.path("posts").size()).isEqualTo(2);
        assertThat(newest.path("hasMore").asBoolean()).isTrue();
        assertThat(second.path("posts")).isEqualTo(behind.path("posts"));
        assertThat(second.path("posts")
                        .valueStream()
                        .map(post -> post.path("thing").path("id").asString()))
                .containsExactly(history.first.text());
        assertThat(second.path("hasMore").asBoolean()).isFalse();
    }
}
