package nighttalk.standalone.security;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.problem;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Json;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.Refusal;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.UploadedFile;
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
            "NIGHTTALK_THROTTLE_GUESSES", "5/1h",
            "NIGHTTALK_THROTTLE_PROFILE", "3/1h",
            "NIGHTTALK_THROTTLE_SIGNUPS", "8/1h"));
    private final Api api = new Api(service.api());

    @AfterAll
    void stop() throws IOException {
        service.close();
    }

    @Test
    void a_fourth_post_in_a_row_is_too_many_and_says_when_the_next_may_come() {
        Person person = Person.signsUp(api);
        for (int n = 0; n < 10; n++) {
            refused(
                    person.post("/posts")
                            .multipart(Form.of("title", " ").and("content", "x"))
                            .send(),
                    Refusal.RULE);
        }

        Answer refused = untilTooOften(
                3,
                Duration.ofSeconds(20),
                () -> person.post("/posts")
                        .multipart(Form.of("title", "또 나야").and("content", "아직 안 자요"))
                        .send());

        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertThat(seconds).isBetween(1, 20);
        assertThat(text(tooOften(refused), "detail")).isEqualTo("요청이 너무 잦습니다. " + seconds + "초 후에 다시 시도해주세요.");
        Person.signsUp(api).postsSomething();
    }

    @Test
    void log_ins_of_one_address_are_so_many_a_minute_whatever_they_try() {
        untilTooOften(30, Duration.ofSeconds(2), () -> logIn("", "", "192.0.2.30"));
        refused(logIn("", "", "192.0.2.31"), Refusal.RULE);
    }

    @Test
    void a_picture_that_was_decoded_counts_even_if_it_was_none() {
        Person person = Person.signsUp(api);
        byte[] png = Pictures.png().bytes();
        UploadedFile half = Pictures.png().holding(Arrays.copyOf(png, png.length - 20));
        Form form = Form.of("title", "사진").and("content", "내용").file("image_file", half);
        untilTooOften(
                3,
                Duration.ofSeconds(20),
                () -> person.post("/posts").multipart(form).send());

        Form notEvenCalledOne = Form.of("title", "사진").and("content", "내용").file("image_file", half.named("half.exe"));
        Person careless = Person.signsUp(api);
        for (int n = 0; n < 10; n++) {
            refused(careless.post("/posts").multipart(notEvenCalledOne).send(), Refusal.FILE);
        }
    }

    @Test
    void a_password_that_was_hashed_counts_even_if_it_was_refused() {
        Person person = Person.signsUp(api);
        Form present = Form.of("new_password", Newcomer.PASSWORD).and("new_password_confirm", Newcomer.PASSWORD);
        for (int n = 0; n < 3; n++) {
            refused(person.put("/auth/password").multipart(present).send(), Refusal.RULE);
        }
        tooOften(person.put("/auth/password").multipart(present).send());
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
        for (int n = 0; n < 8; n++) {
            ok(signUp("2001:db8:1:2::" + n));
        }
        tooOften(signUp("2001:db8:1:2:ffff::1"));
        ok(signUp("2001:db8:1:3::1"));
    }

    /** Tries until it is too often: after so many in a row, and more only as one is given back in each such time. */
    private static Answer untilTooOften(int inARow, Duration givenBack, Supplier<Answer> attempt) {
        long began = System.nanoTime();
        int taken = 0;
        Answer answer = attempt.get();
        while (answer.status() != 429) {
            taken++;
            assertThat(taken)
                    .isLessThanOrEqualTo(inARow
                            + 1
                            + (int) Duration.ofNanos(System.nanoTime() - began).dividedBy(givenBack));
            answer = attempt.get();
        }
        assertThat(taken).isGreaterThanOrEqualTo(inARow);
        tooOften(answer);
        return answer;
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
