package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import nighttalk.standalone.harness.Aftermath;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("faults")
class DatabaseGoneIT {

    @Test
    void without_its_database_the_service_says_so_and_with_it_goes_on_by_itself(@TempDir Path folder) throws Exception {
        try (OwnDatabase database = OwnDatabase.start(folder, "gone");
                RunningService service = RunningService.start(database.arguments(database.port()))) {
            Person owl = Person.signsUp(new Api(service.api()));
            String post = owl.postsSomething();
            Aftermath aftermath = Aftermath.of(service, database);

            database.stop();
            isUnavailable(owl.post("/posts").multipart(words("사라질 말")).send());
            isUnavailable(owl.get("/posts").send());
            isUnavailable(owl.get("/auth/me").send());

            database.comesBack();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> ok(owl.get("/posts/" + post).send()));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() ->
                            ok(owl.post("/posts").multipart(words("돌아온 말")).send()));
            // Projections that had to stop are tried again every two seconds.
            Soon.soon(() -> assertThat(ok(owl.get("/posts").send()).toString())
                    .contains("돌아온 말")
                    .doesNotContain("사라질 말"));
            aftermath.holds();
        }
    }

    private static Form words(String title) {
        return Form.of("title", title).with("content", "내용");
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asString()).contains("잠시");
    }
}
