package nighttalk.query.audit;

import static nighttalk.query.audit.Auditing.REASON;
import static nighttalk.query.audit.Shown.positions;
import static nighttalk.query.audit.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who did what: found, paged, taken away as lines of JSON, and followed as it happens. */
@ExtendWith(Auditing.Shared.class)
@ResourceLock(Auditing.LOOKS)
class AuditSearchIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final RunningQuerySide querySide;
    private final SmallHistory history;
    private final Viewer aud;
    private final Viewer eye;

    AuditSearchIT(Auditing auditing) {
        this.querySide = auditing.querySide();
        this.history = auditing.history();
        this.aud = auditing.aud();
        this.eye = auditing.eye();
    }

    @Test
    void a_search_finds_by_actor_type_time_and_correlation() {
        assertThat(positions(aud.sees("search?to=26&actor=" + history.cat.text())))
                .containsExactly(2L, 6L, 7L, 12L, 13L, 14L, 15L, 19L, 21L, 22L);
        assertThat(positions(aud.sees("search?to=26&type=PostLiked&actor=" + history.cat.text())))
                .containsExactly(7L, 21L);
        assertThat(positions(aud.sees("search?to=26&type=PostLiked,LikeTakenBack")))
                .containsExactly(7L, 8L, 14L, 17L, 21L, 26L);
        assertThat(positions(aud.sees("search?from=2026-11-22T14:02:00Z&to=2026-11-22T14:04:30Z")))
                .containsExactly(3L, 4L, 5L);
        assertThat(positions(aud.sees("search?correlation=leaving&to=26"))).containsExactly(23L, 24L, 25L, 26L);
        assertThat(positions(aud.sees("search?actor=nobody"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',26", "'&actor=CAT',10", "'&type=PostLiked,CommentAdded',7"})
    void a_search_is_paged_by_position_without_a_gap(String wanted, int all) {
        String path = "search?size=3&to=26" + wanted.replace("CAT", history.cat.text());
        List<Long> whole = positions(aud.sees(path.replace("size=3", "size=100")));
        assertThat(whole).hasSize(all).isSorted();

        JsonNode page = aud.sees(path);
        List<Long> read = new ArrayList<>(positions(page));
        while (!page.path("next").isNull()) {
            page = aud.sees(path + "&after=" + page.path("next").asLong());
            read.addAll(positions(page));
        }
        assertThat(read).isEqualTo(whole);
    }

    @Test
    void a_text_is_found_only_in_what_the_viewer_is_shown() {
        String text = "search?to=26&text=" + URLEncoder.encode("고양이", StandardCharsets.UTF_8);
        assertThat(positions(aud.sees(text))).isEmpty();
        assertThat(positions(eye.sees(text + "&unmask=true" + REASON))).containsExactly(2L, 12L);
        assertThat(positions(aud.sees("search?to=26&text=VIEW-COUNTER"))).containsExactly(10L, 20L);
        // What was searched for may be personal, and the log is for ever.
        assertThat(aud.sees("looks?viewer=eye").toString())
                .doesNotContain("고양이")
                .contains("a text of 3 characters");
    }

    @Test
    void an_export_is_the_same_events_line_by_line() {
        String wanted = "?to=26&actor=" + history.cat.text();
        String lines = querySide.textWith(aud.token(), "/api/audit/search/export" + wanted);
        JsonNode page = aud.sees("search" + wanted);

        assertThat(lines.lines().map(JSON::readTree))
                .containsExactlyElementsOf(page.path("events").valueStream().toList());
    }

    @Test
    void who_follows_is_told_each_event_as_it_comes() {
        PostId elsewhere = PostId.next();
        CompletableFuture<String> told =
                querySide.firstOf(aud.token(), "/api/audit/follow?type=PostViewsCounted", "data:");
        Awaitility.await()
                .until(() -> texts(aud.sees("looks?viewer=aud&size=5").path("looks"), "look")
                        .contains("follow"));
        // Whether it looks at the log yet can't be told from outside: one of these is the first that it sees.
        Awaitility.await().until(() -> {
            querySide.log().append(new PostViewsCounted(elsewhere, 1));
            return told.isDone();
        });
        assertThat(told.join()).contains("\"type\":\"PostViewsCounted\"", elsewhere.text());
    }

    @Test
    void who_comes_back_to_follow_misses_nothing() {
        CompletableFuture<String> told =
                querySide.firstOf(aud.token(), "/api/audit/follow?after=14&type=PostLiked", "id:");
        assertThat(told.join()).isEqualTo("id:17");
    }
}
