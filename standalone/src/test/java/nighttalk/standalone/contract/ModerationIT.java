package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.count;
import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.AtOnce;
import nighttalk.standalone.harness.Colleague;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** People report, enough reports hide, moderators decide. */
@ContractTest
class ModerationIT {

    private static final int ENOUGH = 5;
    private static final Map<String, String> BECAUSE = Map.of("reason", "운영 정책 위반");

    private final Api api;
    private final Person author;
    private final Person reader;
    private final Colleague moderator;
    private final Operators operators;
    private final List<Person> crowd = new ArrayList<>();

    ModerationIT(Api api, Operators operators) {
        this.api = api;
        this.operators = operators;
        this.author = Person.signsUp(api);
        this.reader = Person.signsUp(api);
        this.moderator = Colleague.logsIn(api, operators.adds("moderator"));
        for (int i = 0; i < ENOUGH + 3; i++) {
            crowd.add(Person.signsUp(api));
        }
    }

    private Stream<JsonNode> waiting(String post) {
        return ok(moderator.gets("/moderation/waiting?size=100"))
                .get("waiting")
                .valueStream()
                .filter(item -> text(item, "post_id").equals(post));
    }

    private boolean isInFeed(String post) {
        return reader.feed("?size=50")
                .get("posts")
                .valueStream()
                .anyMatch(listed -> text(listed, "id").equals(post));
    }

    private void isHiddenFromOthers(String post) {
        refused(reader.get("/posts/" + post).send(), Refusal.NOT_FOUND, Texts.POST_HIDDEN);
        assertThat(isInFeed(post)).isFalse();
        assertThat(author.reads(post).get("hidden").booleanValue()).isTrue();
    }

    private void isShown(String post) {
        assertThat(reader.reads(post).has("hidden")).isFalse();
        assertThat(isInFeed(post)).isTrue();
    }

    @Test
    void a_report_counts_once_and_moderators_read_why_but_not_who() {
        String post = author.postsSomething();

        ok(reader.reports("/posts/" + post, "self_harm", "글쓴이가 걱정돼요"));
        ok(reader.reports("/posts/" + post, "spam", "다른 이유"));

        JsonNode item = waiting(post).findFirst().orElseThrow();
        assertThat(count(item, "reports")).isEqualTo(1);
        assertThat(count(item.get("categories"), "self_harm")).isEqualTo(1);
        assertThat(text(item, "title")).isEqualTo("잠이 안 와요");
        assertThat(item.get("hidden").booleanValue()).isFalse();
        Answer opened = moderator.gets("/moderation/posts/" + post);
        JsonNode report = ok(opened).get("reports").get(0);
        assertThat(text(report, "category")).isEqualTo("self_harm");
        assertThat(text(report, "text")).isEqualTo("글쓴이가 걱정돼요");
        assertThat(opened.text()).doesNotContain(reader.id());
        isShown(post);
    }

    @Test
    void many_at_once_hide_it_and_once_restored_no_more_reports_do() {
        String post = author.postsSomething();
        List<Callable<Answer>> reports = new ArrayList<>();
        crowd.subList(0, ENOUGH).forEach(one -> reports.add(() -> one.reports("/posts/" + post, "abuse", "")));

        AtOnce.all(reports).forEach(answer -> assertThat(answer.status()).isEqualTo(200));

        soon(() -> isHiddenFromOthers(post));
        JsonNode item = waiting(post).findFirst().orElseThrow();
        assertThat(count(item, "reports")).isEqualTo(ENOUGH);
        assertThat(item.get("hidden").booleanValue()).isTrue();
        assertThat(text(item, "decided_by")).isEqualTo("reports");

        ok(moderator.posts("/moderation/posts/" + post + "/restore", BECAUSE));

        isShown(post);
        assertThat(waiting(post)).isEmpty();
        // The first of these reports is one more than enough; the post of a later one tells when it was taken note of.
        crowd.subList(ENOUGH, crowd.size()).forEach(one -> ok(one.reports("/posts/" + post, "spam", "")));
        String later = author.postsSomething();
        crowd.subList(0, ENOUGH).forEach(one -> ok(one.reports("/posts/" + later, "spam", "")));
        soon(() -> isHiddenFromOthers(later));
        isShown(post);
        assertThat(count(waiting(post).findFirst().orElseThrow(), "reports")).isEqualTo(crowd.size());
    }

    @Test
    void nobody_likes_comments_on_or_reports_a_hidden_post() {
        String post = author.postsSomething();
        String comment = text(reader.comments(post, "댓글"), "id");
        reader.pressesLike(post, false);
        ok(moderator.posts("/moderation/posts/" + post + "/hide", BECAUSE));

        isHiddenFromOthers(post);
        for (String liked : List.of("false", "true")) {
            refused(
                    reader.post("/posts/" + post + "/like")
                            .json("{\"liked\": " + liked + "}")
                            .send(),
                    Refusal.NOT_FOUND,
                    Texts.POST_HIDDEN);
        }
        Form form = Form.of("content", "한마디");
        refused(
                reader.post("/posts/" + post + "/comments").multipart(form).send(),
                Refusal.NOT_FOUND,
                Texts.POST_HIDDEN);
        refused(
                reader.put("/posts/" + post + "/comments/" + comment)
                        .multipart(form)
                        .send(),
                Refusal.NOT_FOUND,
                Texts.POST_HIDDEN);
        refused(crowd.getFirst().reports("/posts/" + post, "spam", ""), Refusal.NOT_FOUND, Texts.POST_HIDDEN);
        assertThat(count(author.reads(post), "likes")).isEqualTo(1);
        assertThat(author.reads(post).get("comments").size()).isEqualTo(1);
        assertThat(ok(moderator.gets("/moderation/posts/" + post))
                        .get("post")
                        .get("hidden")
                        .booleanValue())
                .isTrue();

        author.edits(post, Form.of("title", "고친 제목").and("content", "고친 글"));
        ok(moderator.posts("/moderation/posts/" + post + "/restore", BECAUSE));
        reader.pressesLike(post, true);
        assertThat(text(reader.reads(post), "title")).isEqualTo("고친 제목");
        assertThat(count(reader.reads(post), "likes")).isZero();
    }

    @Test
    void a_hidden_comment_is_shown_to_its_writer_and_to_moderators() {
        String post = author.postsSomething();
        String comment = text(reader.comments(post, "광고입니다"), "id");
        author.comments(post, "뭐예요?");
        String path = "/posts/" + post + "/comments/" + comment;
        ok(author.reports(path, "spam", ""));
        assertThat(waiting(post).map(item -> text(item, "comment_id"))).containsExactly(comment);

        ok(moderator.posts("/moderation" + path + "/hide", BECAUSE));

        JsonNode shown = author.reads(post);
        assertThat(shown.get("comments").size()).isEqualTo(1);
        assertThat(count(shown, "comments_count")).isEqualTo(1);
        JsonNode own = reader.reads(post).get("comments").get(0);
        assertThat(text(own, "id")).isEqualTo(comment);
        assertThat(own.get("hidden").booleanValue()).isTrue();
        assertThat(ok(moderator.gets("/moderation/posts/" + post))
                        .get("post")
                        .get("comments")
                        .size())
                .isEqualTo(2);
        refused(crowd.getFirst().reports(path, "spam", ""), Refusal.NOT_FOUND, Texts.NO_COMMENT);
        assertThat(waiting(post)).isEmpty();

        ok(moderator.posts("/moderation" + path + "/restore", BECAUSE));
        assertThat(author.reads(post).get("comments").get(0).has("hidden")).isFalse();
        assertThat(count(author.reads(post), "comments_count")).isEqualTo(2);

        ok(moderator.posts("/moderation" + path + "/hide", BECAUSE));
        assertThat(count(ok(reader.delete(path).send()), "remaining_comments")).isEqualTo(1);
        assertThat(count(author.reads(post), "comments_count")).isEqualTo(1);
    }

    @Test
    void what_waits_comes_in_pages_newest_first() {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            posts.addFirst(author.postsSomething());
            ok(reader.reports("/posts/" + posts.getFirst(), "other", ""));
        }

        List<String> seen = new ArrayList<>();
        String before = "";
        for (int page = 0; page < 3; page++) {
            JsonNode answer = ok(moderator.gets("/moderation/waiting?size=1" + before));
            seen.add(text(answer.get("waiting").get(0), "post_id"));
            before = "&before=" + text(answer, "next");
        }

        assertThat(seen).isEqualTo(posts.subList(0, 3));
        refused(moderator.gets("/moderation/waiting?size=0"), Refusal.FIELD);
        refused(moderator.gets("/moderation/waiting?before=x"), Refusal.FIELD);
    }

    @Test
    void a_person_s_reports_go_with_the_person() {
        String post = author.postsSomething();
        Person goes = Person.signsUp(api);
        ok(goes.reports("/posts/" + post, "privacy", "제 전화번호예요"));

        goes.withdraws();

        soon(() -> {
            assertThat(count(waiting(post).findFirst().orElseThrow(), "reports"))
                    .isZero();
            assertThat(ok(moderator.gets("/moderation/posts/" + post))
                            .get("reports")
                            .size())
                    .isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"category\": \"\"}", "{\"category\": \"SPAM\"}", "{\"category\": 7}", "[]", "", "null"})
    void a_report_without_a_category_is_refused(String body) {
        String post = author.postsSomething();
        refused(reader.post("/posts/" + post + "/report").json(body).send(), Refusal.FIELD);
        assertThat(waiting(post)).isEmpty();
    }

    @Test
    void what_is_not_there_or_too_long_is_refused() {
        String post = author.postsSomething();
        String gone = author.postsSomething();
        author.deletes(gone);
        String comment = text(reader.comments(post, "댓글"), "id");

        refused(reader.reports("/posts/" + gone, "spam", ""), Refusal.NOT_FOUND, Texts.N1);
        refused(reader.reports("/posts/nonsense", "spam", ""), Refusal.NOT_FOUND, Texts.N1);
        refused(
                reader.reports("/posts/" + gone + "/comments/" + comment, "spam", ""),
                Refusal.NOT_FOUND,
                Texts.NO_COMMENT);
        refused(reader.reports("/posts/" + post, "spam", "가".repeat(501)), Refusal.RULE);
        refused(moderator.posts("/moderation/posts/" + gone + "/hide", BECAUSE), Refusal.NOT_FOUND, Texts.N1);
        refused(moderator.posts("/moderation/posts/" + post + "/hide", Map.of()), Refusal.FIELD);
        refused(moderator.posts("/moderation/posts/" + post + "/hide", Map.of("reason", " ")), Refusal.RULE);
        refused(moderator.gets("/moderation/posts/" + gone), Refusal.NOT_FOUND, Texts.N1);
        isShown(post);
    }

    @Test
    void only_moderators_and_administrators_moderate_and_only_members_report() {
        String post = author.postsSomething();
        String hide = "/moderation/posts/" + post + "/hide";
        Colleague analyst = Colleague.logsIn(api, operators.adds("analyst,auditor"));
        Colleague administrator = Colleague.logsIn(api, operators.adds("administrator"));

        for (String path : List.of("/moderation/waiting", "/moderation/posts/" + post)) {
            refused(reader.get(path).send(), Refusal.TOKEN);
            refused(api.get(path).send(), Refusal.TOKEN);
            refused(analyst.gets(path), Refusal.FORBIDDEN);
            ok(administrator.gets(path));
        }
        refused(author.post(hide).json("{\"reason\": \"x\"}").send(), Refusal.TOKEN);
        refused(analyst.posts(hide, BECAUSE), Refusal.FORBIDDEN);
        refused(moderator.posts("/posts/" + post + "/report", Map.of("category", "spam")), Refusal.TOKEN);
        isShown(post);
        ok(administrator.posts(hide, BECAUSE));
        isHiddenFromOthers(post);
        // No service is attached here, so nobody's verdict is heard.
        refused(api.post("/moderation/verdicts").json("{}").send(), Refusal.NOT_FOUND);
    }
}
