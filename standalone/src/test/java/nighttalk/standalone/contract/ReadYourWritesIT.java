package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.count;
import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Json;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** One's own change is visible in one's own next request, though the pages know nothing of positions. */
@ContractTest
@ResourceLock(OnSharedService.FEED)
class ReadYourWritesIT {

    private static final String COOKIE = "nighttalk_position";
    private static final int ROUNDS = 50;

    private final Api api;
    private final Person person;

    ReadYourWritesIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
    }

    @Test
    void every_command_s_answer_carries_its_position_as_header_and_cookie() {
        for (Answer answer : oneOfEachCommand()) {
            ok(answer);
            assertThat(answer.position()).as("position of %s", answer).isNotBlank();
            List<String> attributes = positionCookie(answer);
            assertThat(attributes).as("cookie of %s", answer).contains("httponly", "samesite=lax", "path=/");
            assertThat(attributes).as("a plain page must get it too").doesNotContain("secure");
            long ofBrowser = Long.parseLong(attributes.getFirst().substring(COOKIE.length() + 1));
            assertThat(ofBrowser).isGreaterThanOrEqualTo(Long.parseLong(answer.position()));
        }
    }

    private List<Answer> oneOfEachCommand() {
        Person one = Person.signsUp(api);
        List<Answer> answers = new ArrayList<>();
        answers.add(api.post("/auth/signup").multipart(Newcomer.form()).send());
        Form nickname = Form.of("nickname", Newcomer.nickname());
        answers.add(one.put("/auth/profile").multipart(nickname).send());
        Form words = Form.of("title", "제목").and("content", "내용");
        answers.add(one.post("/posts").multipart(words).send());
        String post = "/posts/" + text(answers.getLast().json().get("post"), "id");
        answers.add(one.put(post).multipart(words.with("title", "새 제목")).send());
        answers.add(one.post(post + "/like").json(Json.liked(false)).send());
        answers.add(one.post(post + "/like").json(Json.liked(true)).send());
        answers.add(
                one.post(post + "/comments").multipart(Form.of("content", "하나")).send());
        String comment = post + "/comments/" + text(answers.getLast().json().get("comment"), "id");
        answers.add(one.put(comment).multipart(Form.of("content", "둘")).send());
        answers.add(one.delete(comment).send());
        answers.add(one.delete(post).send());
        String password = "Stars?2027above";
        Form passwords = Form.of("new_password", password).and("new_password_confirm", password);
        answers.add(one.put("/auth/password").multipart(passwords).send());
        answers.add(one.delete("/auth/profile").send());
        return answers;
    }

    private static List<String> positionCookie(Answer answer) {
        List<String> cookies = answer.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .toList();
        assertThat(cookies).as("position cookies of %s", answer).hasSize(1);
        return Arrays.stream(cookies.getFirst().split(";"))
                .map(String::strip)
                .map(attribute -> attribute.contains("=") && attribute.startsWith(COOKIE)
                        ? attribute
                        : attribute.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void every_write_is_seen_by_the_very_next_read() {
        String post = person.postsSomething();
        int comments = 0;
        for (int round = 0; round < ROUNDS; round++) {
            switch (round % 5) {
                case 0 -> {
                    post = person.postsSomething();
                    comments = 0;
                    assertThat(text(newest(), "id")).isEqualTo(post);
                }
                case 1 -> {
                    person.edits(post, Form.of("title", "제목 " + round).and("content", "내용 " + round));
                    assertThat(text(person.reads(post), "title")).isEqualTo("제목 " + round);
                }
                case 2 -> {
                    String comment = text(person.comments(post, "댓글 " + round), "id");
                    comments++;
                    JsonNode seen = person.reads(post).get("comments");
                    assertThat(text(seen.get(comments - 1), "id")).isEqualTo(comment);
                    assertThat(count(newest(), "comments_count")).isEqualTo(comments);
                }
                case 3 -> {
                    person.pressesLike(post, false);
                    assertThat(count(newest(), "likes")).isEqualTo(1);
                }
                default -> {
                    String nickname = Newcomer.nickname();
                    person.savesProfile(Form.of("nickname", nickname));
                    assertThat(text(person.me(), "nickname")).isEqualTo(nickname);
                    assertThat(text(newest(), "user_nickname")).isEqualTo(nickname);
                }
            }
        }
    }

    @Test
    void a_post_that_was_deleted_is_gone_from_the_very_next_read() {
        for (int round = 0; round < 10; round++) {
            String post = person.postsSomething();
            person.deletes(post);
            assertThat(person.get("/posts/" + post).send().status()).isIn(Refusal.NOT_FOUND.statuses());
        }
    }

    @Test
    void a_read_elsewhere_that_names_the_position_sees_the_write() {
        for (int round = 0; round < 10; round++) {
            Form form = Form.of("title", "제목").and("content", "내용");
            Answer written = person.post("/posts").multipart(form).send();
            String post = text(ok(written).get("post"), "id");

            ok(api.anotherBrowser()
                    .get("/posts/" + post)
                    .bearer(person.token())
                    .header("NightTalk-Position", written.position())
                    .send());
        }
    }

    @Test
    void a_read_waits_for_a_position_that_never_comes_only_so_long() {
        Answer written = person.post("/posts")
                .multipart(Form.of("title", "제목").and("content", "내용"))
                .send();
        long future = Long.parseLong(written.position()) + 1_000_000;

        long begun = System.nanoTime();
        ok(person.get("/posts")
                .header("NightTalk-Position", String.valueOf(future))
                .send());

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_position_that_makes_no_sense_breaks_nothing() {
        for (String position : new String[] {"x", "-1", "99999999999999999999999", "1; DROP TABLE post", "%00"}) {
            Answer byHeader =
                    person.get("/posts").header("NightTalk-Position", position).send();
            assertThat(byHeader.status()).as("%s", byHeader).isLessThan(500);
            Answer byCookie = api.anotherBrowser()
                    .get("/posts")
                    .bearer(person.token())
                    .header("Cookie", "nighttalk_position=" + position.replace(";", ""))
                    .send();
            assertThat(byCookie.status()).as("%s", byCookie).isLessThan(500);
        }
    }

    private JsonNode newest() {
        return person.feed("?size=1").get("posts").get(0);
    }
}
