package nighttalk.standalone.security;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.problem;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Json;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import nighttalk.standalone.harness.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Who writes or guesses too often is told so, and nobody else is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThrottleIT {

    private final RunningService service = RunningService.start(Map.of(
            "NIGHTTALK_THROTTLE_ENABLED", "true",
            // So slowly given back that a slow machine gives nothing back meanwhile.
            "NIGHTTALK_THROTTLE_POSTS", "3/1h, 100/1d",
            "NIGHTTALK_THROTTLE_GUESSES", "5/1h",
            "NIGHTTALK_THROTTLE_SIGNUPS", "6/1h"));
    private final Api api = new Api(service.api());

    @AfterAll
    void stop() throws IOException {
        service.close();
    }

    @Test
    void a_fourth_post_in_a_row_is_too_many_and_says_when_the_next_may_come() {
        Person person = Person.signsUp(api);
        refused(
                person.post("/posts")
                        .multipart(Form.of("title", " ").and("content", "x"))
                        .send(),
                Refusal.RULE);
        for (int n = 0; n < 3; n++) {
            person.postsSomething();
        }

        Answer fourth = person.post("/posts")
                .multipart(Form.of("title", "네 번째").and("content", "또 나야"))
                .send();

        JsonNode problem = tooOften(fourth);
        assertThat(text(problem, "detail")).isEqualTo("요청이 너무 잦습니다. 20분 후에 다시 시도해주세요.");
        assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1000, 1200);
        Person.signsUp(api).postsSomething();
    }

    @Test
    void guessing_a_password_ends_soon_and_shuts_nobody_else_out() {
        Person person = Person.signsUp(api);
        for (int n = 0; n < 5; n++) {
            refused(logIn(person.email(), "Wrong!202" + n, "192.0.2.7"), Refusal.CREDENTIALS);
        }

        tooOften(logIn(person.email(), "Wrong!2026", "192.0.2.7"));
        tooOften(logIn(person.email().toUpperCase(Locale.ROOT), Newcomer.PASSWORD, "192.0.2.7"));
        ok(logIn(person.email(), Newcomer.PASSWORD, "192.0.2.8"));
        for (int n = 0; n < 8; n++) {
            ok(logIn(person.email(), Newcomer.PASSWORD, "192.0.2.9"));
        }
    }

    @Test
    void an_address_that_does_not_exist_is_counted_like_one_that_does() {
        String nobody = Newcomer.email();
        for (int n = 0; n < 5; n++) {
            refused(logIn(nobody, "Wrong!202" + n, "192.0.2.10"), Refusal.CREDENTIALS);
        }
        tooOften(logIn(nobody, "Wrong!2026", "192.0.2.10"));
    }

    @Test
    void one_household_signs_up_only_so_often() {
        for (int n = 0; n < 6; n++) {
            ok(signUp("2001:db8:1:2::" + n));
        }
        tooOften(signUp("2001:db8:1:2:ffff::1"));
        ok(signUp("2001:db8:1:3::1"));
    }

    private Answer logIn(String email, String password, String from) {
        return api.anotherBrowser()
                .post("/auth/login")
                .header("X-Forwarded-For", from)
                .json(Json.credentials(email, password))
                .send();
    }

    private Answer signUp(String from) {
        return api.anotherBrowser()
                .post("/auth/signup")
                .header("X-Forwarded-For", from)
                .multipart(Newcomer.form())
                .send();
    }

    private static JsonNode tooOften(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        JsonNode problem = problem(answer);
        assertThat(text(problem, "type")).isEqualTo("urn:nighttalk:problem:too-often");
        return problem;
    }
}
