package nighttalk.standalone.console;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Operators.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Colleague;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@OnSharedService
class ConsoleLogInIT {

    private static final String WRONG = "이름 또는 비밀번호를 확인해주세요.";
    private static final String OTHER = "sunrise over han river";

    private final Api api;
    private final Operators operators;
    private final String name;

    ConsoleLogInIT(Api api, Operators operators) {
        this.api = api;
        this.operators = operators;
        this.name = operators.adds("auditor,analyst");
    }

    @Test
    void a_log_in_gives_a_token_and_who_one_is() {
        JsonNode session = ok(Colleague.tries(api, name, PASSWORD));

        assertThat(text(session, "access_token")).isNotBlank();
        assertThat(text(session, "token_type")).isEqualTo("bearer");
        assertThat(session.get("expires_in").asInt()).isEqualTo(30 * 60);
        assertThat(text(session, "name")).isEqualTo(name);
        assertThat(session.get("roles").valueStream().map(JsonNode::stringValue))
                .containsExactly("analyst", "auditor");
    }

    @Test
    void whatever_is_wrong_the_answer_is_the_same() {
        String disabled = operators.adds("analyst");
        operators.done(disabled + "/disable", Map.of());

        Answer wrong = Colleague.tries(api, name, PASSWORD + "!");
        refused(wrong, Refusal.TOKEN, WRONG);
        for (String other :
                List.of(disabled, Operators.newName(), "부엉이", name.toUpperCase(Locale.ROOT), name + "' OR '1'='1")) {
            Answer answer = Colleague.tries(api, other, PASSWORD);
            assertThat(answer.status()).isEqualTo(wrong.status());
            assertThat(answer.text()).isEqualTo(wrong.text());
        }
    }

    @Test
    void an_unknown_name_and_one_who_is_disabled_take_as_long_as_a_wrong_password() {
        String disabled = operators.adds("analyst");
        operators.done(disabled + "/disable", Map.of());

        long wrong = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        long out = Long.MAX_VALUE;
        // In turn, and the quickest of each: whatever else the machine does only makes one slower.
        for (int i = 0; i < 9; i++) {
            wrong = Math.min(wrong, nanos(name, OTHER));
            unknown = Math.min(unknown, nanos(Operators.newName(), OTHER));
            out = Math.min(out, nanos(disabled, PASSWORD));
        }
        assertThat(unknown).as("unknown name").isGreaterThan(wrong / 2);
        assertThat(out).as("disabled").isGreaterThan(wrong / 2);
    }

    private long nanos(String who, String password) {
        long began = System.nanoTime();
        Colleague.tries(api, who, password);
        return System.nanoTime() - began;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"mina\"}",
                "{\"name\": \"mina\", \"password\": \"\"}",
                "{\"name\": null, \"password\": \"moonlight\"}",
                "{\"name\": [], \"password\": \"moonlight\"}",
                "[]",
                "mina",
                ""
            })
    void what_is_no_pair_of_credentials_is_refused(String body) {
        refused(api.post("/console/login").json(body).send(), Refusal.FIELD);
    }

    @Test
    void a_token_that_is_no_good_keeps_nobody_from_logging_in_anew() {
        Answer answer = api.post("/console/login")
                .bearer("x.y.z")
                .json("{\"name\": \"" + name + "\", \"password\": \"" + PASSWORD + "\"}")
                .send();
        ok(answer);
    }

    @Test
    void a_new_password_ends_the_old_one_and_all_tokens() {
        String changer = operators.adds("analyst");
        Colleague before = Colleague.logsIn(api, changer);
        assertThat(before.gets("/analysis/nothing").status()).isEqualTo(404);

        operators.done(changer + "/password", Map.of("password", OTHER));

        refused(Colleague.tries(api, changer, PASSWORD), Refusal.TOKEN, WRONG);
        Colleague after = Colleague.logsIn(api, changer, OTHER);
        assertThat(after.gets("/analysis/nothing").status())
                .as("let in at once")
                .isEqualTo(404);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> refused(before.gets("/analysis/nothing"), Refusal.TOKEN));
    }

    @Test
    void a_password_is_long_and_a_name_is_plain() {
        String newcomer = Operators.newName();
        assertThat(operators
                        .posts(newcomer, Map.of("roles", "analyst", "password", "eleven char"))
                        .status())
                .isEqualTo(400);
        assertThat(operators
                        .posts(newcomer, Map.of("roles", "analyst", "password", "열두글자짜리비밀번호야아"))
                        .status())
                .isEqualTo(200);
        assertThat(operators.posts("Mina", Map.of("roles", "analyst")).status()).isEqualTo(400);
        assertThat(operators.posts("1mina", Map.of("roles", "analyst")).status())
                .isEqualTo(400);
        assertThat(operators
                        .posts("m" + "i".repeat(40), Map.of("roles", "analyst"))
                        .status())
                .isEqualTo(400);
    }
}
