package nighttalk.standalone.security;

import static nighttalk.standalone.harness.HouseRules.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Patience;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import org.junit.jupiter.api.Test;

/** Whoever reads the log learns what happened, and nothing about anybody. */
class LogsIT {

    private static final String EMAIL = "marked.owl@night.kr";
    private static final String NICKNAME = "표시난부엉이";
    private static final String TITLE = "표시난 제목";
    private static final String TEXT = "표시난 속마음";

    @Test
    void no_line_has_anything_personal_and_each_answer_has_a_name() throws Exception {
        try (RunningService service = RunningService.start(
                Patience.and(Map.of("LOGGING_LEVEL_ROOT", "info", "LOGGING_LEVEL_NIGHTTALK", "debug")))) {
            Api api = new Api(service.api());
            Person person = Person.signsUp(api, EMAIL, NICKNAME);
            String post = person.posts(TITLE, TEXT).get("id").asString();
            person.comments(post, TEXT);
            person.reads(post);
            String refresh = ok(Person.logIn(api, EMAIL, Newcomer.PASSWORD))
                    .get("refresh_token")
                    .asString();
            refused(api, person, refresh, post);
            Answer first = person.get("/posts").send();
            Answer second = person.get("/posts").send();
            assertThat(first.header("X-Request-Id")).hasSize(36).isNotEqualTo(second.header("X-Request-Id"));
            person.withdraws();

            String log = Files.readString(service.log());
            assertThat(log).contains("NightTalk");
            List.of(EMAIL, "marked.owl", NICKNAME, TITLE, TEXT, "표시난", Newcomer.PASSWORD, person.token(), refresh)
                    .forEach(secret ->
                            assertThat(log.contains(secret)).as(secret).isFalse());
            assertThat(log).doesNotContain("203.0.113.77");
        }
    }

    private static void refused(Api api, Person person, String refresh, String post) {
        Person.logIn(api, EMAIL, "Wrong!2026night");
        api.post("/auth/signup")
                .header("X-Forwarded-For", "203.0.113.77")
                .multipart(Newcomer.form(EMAIL, NICKNAME))
                .send();
        api.post("/auth/refresh")
                .json("{\"refresh_token\":\"" + refresh + "x\"}")
                .send();
        api.post("/auth/login")
                .json("{\"email\":\"" + EMAIL + "\",\"password\":{}")
                .send();
        person.put("/posts/" + post)
                .multipart(Form.of("title", TITLE + "x".repeat(40)).and("content", TEXT))
                .send();
        person.post("/posts/" + post + "/like")
                .json("{\"liked\":\"" + TEXT + "\"}")
                .send();
        person.get("/posts?size=" + EMAIL).send();
        person.get("/posts/" + NICKNAME.length()).send();
        api.get("/auth/me").bearer(person.token() + "x").send();
    }
}
