package nighttalk.standalone.crash;

import static nighttalk.standalone.harness.ExternalModerator.says;
import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.otherThan;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.AtOnce;
import nighttalk.standalone.harness.Colleague;
import nighttalk.standalone.harness.ExternalModerator;
import nighttalk.standalone.harness.ExternalModerator.Received;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Patience;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import nighttalk.standalone.harness.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With an external service attached; what stands in the log is looked at from outside. */
class ModerationServiceIT {

    private static final String HIDDEN = "이 게시글은 운영 정책에 의해 숨김 처리되었습니다.";

    private static LogAndViews data;
    private static ExternalModerator external;
    private static RunningService service;
    private static Api api;
    private static Person author;
    private static Person reader;
    private static Colleague moderator;

    @BeforeAll
    static void start() throws Exception {
        data = new LogAndViews();
        external = new ExternalModerator();
        service = data.start(Patience.and(external.settings()));
        api = new Api(service.api());
        author = Person.signsUp(api);
        reader = Person.signsUp(api);
        moderator = Colleague.logsIn(api, new Operators(service.management()).adds("moderator"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        external.close();
        data.close();
    }

    private static long events(String type) throws SQLException {
        return data.number("SELECT COUNT(*) FROM " + data.log("event") + " WHERE type = '" + type + "'");
    }

    private static List<Received> taken(String post, int atLeast) {
        soon(() -> assertThat(external.takenOf(post)).hasSizeGreaterThanOrEqualTo(atLeast));
        return external.takenOf(post);
    }

    private static List<String> waiting() {
        return ok(moderator.gets("/moderation/waiting"))
                .get("waiting")
                .valueStream()
                .map(item -> text(item, "post_id"))
                .toList();
    }

    @Test
    void it_is_shown_what_people_write_in_order_and_not_who_they_are() {
        String post = text(author.posts("잠이 안 와요", "다들 뭐 하세요?"), "id");
        author.edits(post, Form.of("title", "아직도").and("content", "안 자요?"));
        String comment = text(reader.comments(post, "저도요"), "id");

        List<Received> taken = taken(post, 3);

        assertThat(taken.stream().map(one -> one.message().path("type").asString()))
                .containsExactly("post.created", "post.edited", "comment.added");
        assertThat(taken.stream().map(one -> one.data("content"))).containsExactly("다들 뭐 하세요?", "안 자요?", "저도요");
        assertThat(taken.get(1).data("title")).isEqualTo("아직도");
        assertThat(taken.getLast().data("comment_id")).isEqualTo(comment);
        assertThat(taken).allSatisfy(one -> assertThat(one.id()).isEqualTo(one.data("event_id")));
        assertThat(taken.toString()).doesNotContain(author.id(), reader.id(), author.nickname(), reader.nickname());
    }

    @Test
    void its_verdicts_hide_and_show_again_and_each_counts_once() throws SQLException {
        String post = author.postsSomething();
        String event = taken(post, 1).getFirst().id();
        long judged = events("ContentJudged");

        for (int i = 0; i < 3; i++) {
            ok(says(api, "hidden-1", event, "hidden"));
        }

        assertThat(events("ContentJudged")).isEqualTo(judged + 1);
        refused(reader.get("/posts/" + post).send(), Refusal.NOT_FOUND, HIDDEN);
        assertThat(waiting()).contains(post);

        author.edits(post, Form.of("title", "고친 제목").and("content", "고친 글"));
        String edited = taken(post, 2).getLast().id();
        ok(says(api, "safe-1", edited, "safe"));
        ok(says(api, "too-late", event, "hidden"));

        assertThat(text(reader.reads(post), "title")).isEqualTo("고친 제목");

        ok(says(api, "review-1", edited, "review"));
        assertThat(waiting()).contains(post);
        reader.reads(post);
    }

    @Test
    void a_verdict_at_once_from_everywhere_counts_once() throws SQLException {
        String event = taken(author.postsSomething(), 1).getFirst().id();
        long judged = events("ContentJudged");
        Callable<Answer> verdict = () -> says(api.anotherBrowser(), "at-once", event, "hidden");

        AtOnce.all(List.of(verdict, verdict, verdict, verdict))
                .forEach(answer -> assertThat(answer.status()).isEqualTo(200));

        assertThat(events("ContentJudged")).isEqualTo(judged + 1);
    }

    @Test
    void nobody_else_is_heard_and_nobody_twice() {
        String post = author.postsSomething();
        String event = taken(post, 1).getFirst().id();
        String body = "{\"event_id\": \"" + event + "\", \"verdict\": \"hidden\"}";
        Duration tooOld = Duration.ofMinutes(6);

        refused(api.post("/moderation/verdicts").json(body).send(), Refusal.TOKEN);
        refused(
                api.post("/moderation/verdicts")
                        .header("webhook-id", "forged")
                        .header("webhook-timestamp", Long.toString(Instant.now().getEpochSecond()))
                        .header("webhook-signature", "v1,AAAA")
                        .json(body)
                        .send(),
                Refusal.TOKEN);
        refused(says(api, "old", Instant.now().minus(tooOld), body), Refusal.TOKEN);
        refused(says(api, "early", Instant.now().plus(tooOld), body), Refusal.TOKEN);
        refused(says(api, "unread", Instant.now(), "{\"event_id\": \"" + event + "\"}"), Refusal.FIELD);
        refused(says(api, "unread", Instant.now(), "nonsense"), Refusal.FIELD);
        refused(says(api, "unknown", "999999999", "hidden"), Refusal.NOT_FOUND);
        reader.reads(post);
    }

    @Test
    void what_it_cannot_read_waits_for_a_moderator() {
        external.answers(422);
        String post = author.postsSomething();
        soon(() -> assertThat(waiting()).contains(post));
        external.answers(200);
        reader.reads(post);
    }

    @Test
    void what_is_written_while_both_are_away_comes_later_in_order_and_nothing_is_missing() {
        external.answers(503);
        String post = text(author.posts("첫 번째", "첫 번째"), "id");
        author.edits(post, Form.of("title", "두 번째").and("content", "두 번째"));
        String deleted = author.postsSomething();
        author.deletes(deleted);
        soon(() -> assertThat(external.received().stream()
                        .filter(one -> one.data("post_id").equals(post))
                        .count())
                .as("it is sent again")
                .isGreaterThan(1));

        service.kill();
        external.answers(200);
        service.restart();

        String later = author.postsSomething();
        taken(later, 1);
        assertThat(external.takenOf(post).stream()
                        .map(one -> one.data("content"))
                        .distinct())
                .containsExactly("첫 번째", "두 번째");
        assertThat(external.takenOf(deleted)).as("what was deleted meanwhile").isEmpty();
    }

    @Test
    void many_reports_at_once_hide_exactly_once_and_the_log_says_why() throws SQLException {
        String post = author.postsSomething();
        List<Callable<Answer>> reports = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Person one = Person.signsUp(api.anotherBrowser());
            for (int press = 0; press < 2; press++) {
                reports.add(() -> otherThan(503, () -> one.reports("/posts/" + post, "abuse", "비밀 신고")));
            }
        }
        AtOnce.all(reports).forEach(answer -> assertThat(answer.status()).isIn(200, 404));
        soon(() -> refused(reader.get("/posts/" + post).send(), Refusal.NOT_FOUND, HIDDEN));
        soon(() -> assertThat(everyReportWasLookedAt()).isTrue());
        ok(moderator.posts("/moderation/posts/" + post + "/restore", Map.of("reason", "괜찮은 글")));

        String stream = "stream = 'moderation-" + post + "'";
        assertThat(data.rows("SELECT type, " + metadata("actor") + ", " + metadata("causation") + " IS NOT NULL FROM "
                        + data.log("event") + " WHERE " + stream + " ORDER BY sequence"))
                .containsExactly(
                        "ContentHidden|automation:WhenReportedOftenHideUntilReviewed|1|",
                        "ContentRestored|console:" + moderator.name() + "|1|");
        assertThat(data.number("SELECT COUNT(*) FROM " + data.log("event")
                        + " WHERE type = 'ContentReported' AND CONVERT(payload USING utf8mb4) LIKE '%비밀 신고%'"))
                .as("reasons in the clear")
                .isZero();
        assertThat(data.number("SELECT COUNT(*) - COUNT(DISTINCT stream) FROM " + data.log("event")
                        + " WHERE type = 'ContentReported'"))
                .as("second reports of the same person")
                .isZero();
    }

    private static boolean everyReportWasLookedAt() throws SQLException {
        return data.number("SELECT COUNT(*) FROM " + data.log("token_entry") + ", (SELECT MAX(position) AS last FROM "
                        + data.log("event") + " WHERE type = 'ContentReported') report"
                        + " WHERE processor_name = 'WhenReportedOftenHideUntilReviewed'"
                        + " AND CONVERT(token USING utf8mb4) LIKE CONCAT('%:', last, '}')")
                == 1;
    }

    private static String metadata(String field) {
        return "JSON_UNQUOTE(JSON_EXTRACT(CONVERT(metadata USING utf8mb4), '$." + field + "'))";
    }
}
