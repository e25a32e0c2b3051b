package nighttalk.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nighttalk.event.AccountId;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.RunningQuerySide.Answer;
import nighttalk.query.TestLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What auditors see, over HTTP. */
class AuditIT {

    private static final String REASON = "&reason=" + URLEncoder.encode("신고 확인", StandardCharsets.UTF_8);
    private static final String UNMASKED = "?unmask=true" + REASON;

    private static final JsonMapper JSON = new JsonMapper();

    private static RunningQuerySide querySide;
    private static SmallHistory history;

    /** An auditor, and one who may see personal texts. */
    private static String aud;

    private static String eye;

    @BeforeAll
    static void start() {
        querySide = RunningQuerySide.start();
        history = new SmallHistory(querySide.log());
        aud = console("aud", "auditor");
        eye = console("eye", "auditor,unmasker");
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    private static String console(String name, String roles) {
        querySide.log().consoleUser(name, roles, 1);
        return querySide.commandSide().consoleToken(name, 1);
    }

    private static JsonNode ok(String token, String path) {
        Answer answer = querySide.getWith(token, "/api/audit/" + path);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode refused(String token, String path, int status) {
        Answer answer = querySide.getWith(token, "/api/audit/" + path);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(status);
        assertThat(answer.body().path("detail").asString()).as(path).isNotBlank();
        return answer.body();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(one -> one.path(field).asString()).toList();
    }

    /** What an event made of each field: {@code before -> after}. */
    private static Map<String, String> changes(JsonNode event) {
        Map<String, String> changes = new LinkedHashMap<>();
        event.path("changes")
                .forEach(change -> changes.put(
                        change.path("field").asString(),
                        plain(change.path("before")) + " -> " + plain(change.path("after"))));
        return changes;
    }

    private static String plain(JsonNode value) {
        return value.path("erased").asBoolean(false)
                ? "(erased)"
                : value.path("masked").asBoolean(false) ? "(masked)" : value.isNull() ? "null" : value.asString();
    }

    @Test
    void a_history_tells_what_each_event_changed_field_by_field() {
        JsonNode post = ok(eye, "history/post/" + history.first.text() + UNMASKED);

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
        JsonNode post = ok(aud, "history/post/" + history.first.text() + "?after=26");
        JsonNode comment = ok(eye, "history/comment/" + history.rude.text() + UNMASKED);

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
        JsonNode page = ok(eye, path);
        JsonNode rest = ok(eye, path + "&after=" + page.path("next").asLong());

        assertThat(page.path("events").size()).isEqualTo(3);
        assertThat(changes(rest.path("events").get(0))).containsOnly(entry("views", "3 -> 5"));
        assertThat(rest.path("next").asLong()).isEqualTo(31);
    }

    @Test
    void comments_and_likes_go_with_their_post_and_their_histories_say_so() {
        JsonNode comment = ok(aud, "history/comment/" + history.last.text());
        JsonNode like = ok(aud, "history/like/" + history.third.text() + ":" + history.owl.text());

        assertThat(texts(comment.path("events"), "type")).containsExactly("CommentAdded", "PostDeleted");
        assertThat(changes(comment.path("events").get(1))).contains(entry("exists", "true -> false"));
        assertThat(texts(like.path("events"), "type")).containsExactly("PostLiked", "PostDeleted");
        assertThat(texts(ok(aud, "history/account/" + history.owl.text()).path("events"), "type"))
                .containsExactly("AccountRegistered", "PasswordChanged");
    }

    @Test
    void what_is_personal_is_masked_unless_it_is_asked_for_and_says_when_it_was_erased() {
        JsonNode masked = ok(aud, "history/post/" + history.first.text());
        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(changes(masked.path("events").get(1)))
                .contains(entry("title", "(masked) -> (masked)"), entry("image", "null -> (masked)"));
        assertThat(masked.toString()).doesNotContain("잠이", "아직도", "post_uploads");

        JsonNode gone = ok(eye, "history/account/" + history.ghost.text() + UNMASKED);
        assertThat(changes(gone.path("events").get(0))).contains(entry("email", "null -> (erased)"));
        assertThat(gone.findValues("erasedAt").getFirst().asString())
                .isEqualTo(SmallHistory.BEGIN
                        .plusSeconds(60 * (history.withdrawal - 1))
                        .toString());
        assertThat(gone.toString()).doesNotContain("유령");
    }

    @Test
    void unmasking_takes_a_reason_and_a_right_of_its_own() {
        String path = "history/post/" + history.first.text();
        assertThat(refused(eye, path + "?unmask=true", 400).path("detail").asString())
                .contains("사유");
        refused(eye, path + "?unmask=true&reason=%20", 400);
        refused(eye, path + "?reason=" + "a".repeat(201), 400);
        refused(eye, path + "?reason=a%0Ab", 400);
        assertThat(refused(aud, path + UNMASKED, 403).path("detail").asString()).contains("개인정보");
        refused(console("blind", "unmasker"), path, 403);
        ok(console("boss", "administrator"), path + UNMASKED);
    }

    @Test
    void at_every_moment_everything_is_as_it_was() {
        awaitIndex();
        for (int position = 0; position <= history.events.size(); position++) {
            Naive then = new Naive(history.ghost, history.events.subList(0, position));
            JsonNode feed = ok(eye, "at/" + position + "/feed" + UNMASKED);
            assertThat(feed.path("posts").valueStream().map(AuditIT::line))
                    .as("feed at %d", position)
                    .containsExactlyElementsOf(then.feed());
            for (PostId post : List.of(history.first, history.second, history.third)) {
                String path = "at/" + position + "/thread/" + post.text() + UNMASKED;
                if (history.posts().stream()
                        .noneMatch(created -> created.post().equals(post)
                                && history.events.indexOf(created)
                                        < feed.path("position").asInt())) {
                    refused(eye, path, 404);
                } else {
                    assertThread(ok(eye, path), then, post.text(), position);
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
        JsonNode before = ok(eye, "at/2026-11-22T14:07:59Z/post/" + history.first.text() + UNMASKED);
        JsonNode after = ok(eye, "at/" + inBetween + "/post/" + history.first.text() + UNMASKED);

        assertThat(before.path("position").asLong()).isEqualTo(8);
        assertThat(before.path("then").path("fields").path("title").asString()).isEqualTo("잠이 안 와요");
        assertThat(before.path("then").path("fields").path("likes").asLong()).isEqualTo(2);
        assertThat(after.path("position").asLong()).isEqualTo(9);
        assertThat(after.path("then").path("fields").path("title").asString()).isEqualTo("아직도");
        assertThat(after.path("then").path("changedAt").asString()).isEqualTo("2026-11-22T14:08:00Z");
        JsonNode gone = ok(aud, "at/26/account/" + history.ghost.text());
        assertThat(gone.path("then").path("exists").asBoolean()).isFalse();
        assertThat(gone.path("then").path("fields").isEmpty()).isTrue();
    }

    @Test
    void the_feed_of_a_moment_has_pages_and_cursors() {
        awaitIndex();
        JsonNode newest = ok(aud, "at/20/feed?size=2");
        JsonNode second = ok(aud, "at/20/feed?size=2&page=2");
        JsonNode behind =
                ok(aud, "at/20/feed?size=2&last_id=" + newest.path("lastId").asString());

        assertThat(newest.path("posts").size()).isEqualTo(2);
        assertThat(newest.path("hasMore").asBoolean()).isTrue();
        assertThat(second.path("posts")).isEqualTo(behind.path("posts"));
        assertThat(second.path("posts")
                        .valueStream()
                        .map(post -> post.path("thing").path("id").asString()))
                .containsExactly(history.first.text());
        assertThat(second.path("hasMore").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_trace_shows_what_a_withdrawal_set_off(boolean byIdentifier) {
        long effect = history.withdrawal + 2;
        JsonNode trace = ok(aud, "trace/" + (byIdentifier ? TestLog.eventId(effect) : effect));

        assertThat(trace.path("events")
                        .valueStream()
                        .map(node -> "%d %s"
                                .formatted(
                                        node.path("depth").asInt(),
                                        node.path("event").path("type").asString())))
                .containsExactly("0 AccountWithdrawn", "1 PostDeleted", "1 CommentDeleted", "1 LikeTakenBack");
        assertThat(trace.path("events")
                        .valueStream()
                        .skip(1)
                        .map(node -> node.path("causePosition").asLong()))
                .containsOnly(history.withdrawal);
        assertThat(trace.path("events")
                        .valueStream()
                        .filter(node -> node.path("asked").asBoolean()))
                .singleElement()
                .extracting(node -> node.path("event").path("position").asLong())
                .isEqualTo(effect);
        assertThat(trace.path("whole").asBoolean()).isTrue();
    }

    @Test
    void a_search_finds_by_actor_type_time_and_correlation() {
        assertThat(positions(ok(aud, "search?to=26&actor=" + history.cat.text())))
                .containsExactly(2L, 6L, 7L, 12L, 13L, 14L, 15L, 19L, 21L, 22L);
        assertThat(positions(ok(aud, "search?to=26&type=PostLiked&actor=" + history.cat.text())))
                .containsExactly(7L, 21L);
        assertThat(positions(ok(aud, "search?to=26&type=PostLiked,LikeTakenBack")))
                .containsExactly(7L, 8L, 14L, 17L, 21L, 26L);
        assertThat(positions(ok(aud, "search?from=2026-11-22T14:02:00Z&to=2026-11-22T14:04:30Z")))
                .containsExactly(3L, 4L, 5L);
        assertThat(positions(ok(aud, "search?correlation=leaving&to=26"))).containsExactly(23L, 24L, 25L, 26L);
        assertThat(positions(ok(aud, "search?actor=nobody"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',26", "'&actor=CAT',10", "'&type=PostLiked,CommentAdded',7"})
    void a_search_is_paged_by_position_without_a_gap(String wanted, int all) {
        String path = "search?size=3&to=26" + wanted.replace("CAT", history.cat.text());
        List<Long> whole = positions(ok(aud, path.replace("size=3", "size=100")));
        assertThat(whole).hasSize(all).isSorted();

        JsonNode page = ok(aud, path);
        List<Long> read = new ArrayList<>(positions(page));
        while (!page.path("next").isNull()) {
            page = ok(aud, path + "&after=" + page.path("next").asLong());
            read.addAll(positions(page));
        }
        assertThat(read).isEqualTo(whole);
    }

    private static List<Long> positions(JsonNode page) {
        return page.path("events")
                .valueStream()
                .map(event -> event.path("position").asLong())
                .toList();
    }

    @Test
    void a_text_is_found_only_in_what_the_viewer_is_shown() {
        String text = "search?to=26&text=" + URLEncoder.encode("고양이", StandardCharsets.UTF_8);
        assertThat(positions(ok(aud, text))).isEmpty();
        assertThat(positions(ok(eye, text + "&unmask=true" + REASON))).containsExactly(2L, 12L);
        assertThat(positions(ok(aud, "search?to=26&text=VIEW-COUNTER"))).containsExactly(10L, 20L);
        // What was searched for may be personal, and the log is for ever.
        assertThat(ok(aud, "looks?viewer=eye").toString()).doesNotContain("고양이").contains("a text of 3 characters");
    }

    @Test
    void an_export_is_the_same_events_line_by_line() {
        String wanted = "?to=26&actor=" + history.cat.text();
        String lines = querySide.textWith(aud, "/api/audit/search/export" + wanted);
        JsonNode page = ok(aud, "search" + wanted);

        assertThat(lines.lines().map(JSON::readTree))
                .containsExactlyElementsOf(page.path("events").valueStream().toList());
    }

    @Test
    void every_look_is_in_the_log_before_anything_is_shown() {
        String curious = console("curious", "auditor,unmasker");
        ok(curious, "history/post/" + history.first.text() + UNMASKED);
        ok(curious, "at/9/feed?page=2");
        refused(curious, "trace/4711999", 404);
        refused(curious, "history/post/" + history.first.text() + "?unmask=true", 400);

        JsonNode looks = ok(aud, "looks?viewer=curious").path("looks");
        assertThat(texts(looks, "target"))
                .containsExactly("event 4711999", "feed at 9, page 2 of 10", "post " + history.first.text());
        assertThat(texts(looks, "look")).containsExactly("trace", "at", "history");
        assertThat(texts(looks, "reason")).containsExactly("", "", "신고 확인");
        assertThat(looks.valueStream().map(look -> look.path("unmasked").asBoolean()))
                .containsExactly(false, false, true);
        JsonNode found = ok(aud, "search?type=HistoryViewed&actor=console:curious");
        assertThat(found.path("events").size()).isEqualTo(3);
        assertThat(found.path("events").get(0).path("fields").path("target").asString())
                .isEqualTo("post " + history.first.text());
        assertThat(texts(ok(aud, "looks?size=1").path("looks"), "viewer")).containsExactly("aud");
    }

    @Test
    void a_look_that_can_t_be_recorded_is_refused() {
        querySide.commandSide().takesNoLooks(true);
        try {
            for (String path : List.of(
                    "history/post/" + history.first.text(),
                    "at/9/feed",
                    "at/9/thread/" + history.first.text(),
                    "at/9/post/" + history.first.text(),
                    "trace/9",
                    "search",
                    "search/export",
                    "looks",
                    "follow")) {
                assertThat(refused(aud, path, 503).path("detail").asString()).contains("기록");
            }
        } finally {
            querySide.commandSide().takesNoLooks(false);
        }
    }

    @Test
    void only_auditors_come_in() {
        String analyst = console("ana", "analyst");
        AccountId member = history.owl;
        for (String path : List.of("history/post/" + history.first.text(), "search", "looks", "follow", "at/1/feed")) {
            refused(analyst, path, 403);
            refused(querySide.commandSide().token(member, 1), path, 401);
            assertThat(querySide.open("/api/audit/" + path)).startsWith("401");
        }
    }

    @Test
    void what_there_is_not_is_not_found_and_what_makes_no_sense_is_refused() {
        for (String path : List.of(
                "history/post/" + PostId.next().text(),
                "history/post/nothing",
                "history/comment/" + history.first.text(),
                "history/like/" + history.first.text(),
                "at/9/post/" + history.third.text(),
                "at/9/thread/" + PostId.next().text(),
                "at/99999999/feed",
                "trace/" + "0".repeat(8) + "-0000-0000-0000-000000000000",
                "trace/no%20event")) {
            refused(aud, path, 404);
        }
        for (String path : List.of(
                "history/feed/1",
                "history/post/" + history.first.text() + "?size=501",
                "at/yesterday/feed",
                "at/+999999999-12-31T00:00:00Z/feed",
                "at/9/feed?page=101",
                "at/9/feed?last_id=" + PostId.next().text(),
                "search?size=0",
                "search?after=here",
                "search?type=no%20name",
                "search?from=someday",
                "search?text=" + "a".repeat(101))) {
            refused(aud, path, 422);
        }
    }

    @Test
    void who_follows_is_told_each_event_as_it_comes() {
        PostId elsewhere = PostId.next();
        CompletableFuture<String> told = querySide.firstOf(aud, "/api/audit/follow?type=PostViewsCounted", "data:");
        Awaitility.await()
                .until(() -> texts(ok(aud, "looks?viewer=aud&size=5").path("looks"), "look")
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
        CompletableFuture<String> told = querySide.firstOf(aud, "/api/audit/follow?after=14&type=PostLiked", "id:");
        assertThat(told.join()).isEqualTo("id:17");
    }

    @Test
    void all_of_it_is_described() {
        String description = querySide.open("/api/docs/openapi");
        assertThat(description)
                .contains(
                        "/api/audit/history/{kind}/{id}",
                        "/api/audit/at/{moment}/{kind}/{id}",
                        "/api/audit/at/{moment}/feed",
                        "/api/audit/at/{moment}/thread/{id}",
                        "/api/audit/trace/{event}",
                        "/api/audit/search/export",
                        "/api/audit/follow",
                        "/api/audit/looks");
    }

    private static void awaitIndex() {
        Awaitility.await().until(() -> querySide.positions().of(AuditIndex.NAME) >= history.events.size());
    }
}
