package nighttalk.standalone.console;

import static nighttalk.standalone.harness.HouseRules.problem;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Call;
import nighttalk.standalone.harness.Colleague;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Operators;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The management port's HTTP of console users. */
@OnSharedService
class ManagementIT {

    private static final String SECRET = "NightTalk-Internal";

    private final Api api;
    private final Operators operators;

    ManagementIT(Api api, Operators operators) {
        this.api = api;
        this.operators = operators;
    }

    @Test
    void operators_see_who_there_is_and_no_hashes() {
        String name = Operators.newName();
        operators.done(name, Map.of("roles", "auditor, analyst", "password", Operators.PASSWORD, "by", "밤샘 당직"));

        Answer list = operators.users().get("").send();

        JsonNode user = list.json()
                .valueStream()
                .filter(one -> text(one, "name").equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(user.get("roles").valueStream().map(JsonNode::stringValue)).containsExactly("analyst", "auditor");
        assertThat(user.get("disabled").booleanValue()).isFalse();
        assertThat(text(user, "createdBy")).isEqualTo("밤샘 당직");
        assertThat(text(user, "createdAt")).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
        assertThat(list.text()).doesNotContain("argon2", "hash", Operators.PASSWORD);
    }

    @Test
    void a_password_that_is_not_given_is_made_and_told_once() {
        String name = Operators.newName();
        String first = text(operators.done(name, Map.of("roles", "analyst")), "password");
        assertThat(first).hasSizeGreaterThan(20);
        Colleague.logsIn(api, name, first);

        String second = text(operators.done(name + "/password", Map.of()), "password");
        assertThat(second).isNotEqualTo(first);
        Colleague.logsIn(api, name, second);
        assertThat(operators.users().get("").send().text()).doesNotContain(first, second);
    }

    @Test
    void what_makes_no_sense_is_refused_as_a_problem() {
        String name = operators.adds("analyst");
        String unknown = Operators.newName();

        assertThat(refusal(name, Map.of("roles", "analyst"))).isEqualTo("400 console-name-taken");
        assertThat(refusal(unknown, Map.of())).isEqualTo("400 console-roles");
        assertThat(refusal(unknown, Map.of("roles", "analyst,boss"))).isEqualTo("400 console-roles");
        assertThat(refusal(unknown, Map.of("roles", "analyst", "password", "short")))
                .isEqualTo("400 console-password");
        assertThat(refusal(unknown + "/roles", Map.of("roles", "analyst"))).isEqualTo("404 console-user-unknown");
        assertThat(refusal(unknown + "/password", Map.of())).isEqualTo("404 console-user-unknown");
        assertThat(refusal(unknown + "/disable", Map.of())).isEqualTo("404 console-user-unknown");
        assertThat(operators
                        .ours(operators.users().delete("/" + unknown))
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(operators.posts(name + "/promote", Map.of()).status()).isEqualTo(400);
    }

    private String refusal(String path, Map<String, String> body) {
        Answer answer = operators.posts(path, body);
        return answer.status() + " " + text(problem(answer), "type").replace("urn:nighttalk:problem:", "");
    }

    @Test
    void a_page_in_the_operator_s_browser_changes_nothing() {
        String name = Operators.newName();
        Answer posted = operators
                .ours(operators.users().post("/" + name + "?roles=administrator&password=chosen-by-the-page"))
                .header("Origin", "http://evil.example")
                .send();
        Answer deleted = operators
                .ours(operators.users().delete("/" + operators.adds("analyst")))
                .header("Origin", operators.management().toString())
                .send();

        assertThat(posted.status()).isEqualTo(404);
        assertThat(deleted.status()).isEqualTo(404);
        assertThat(operators.users().get("").send().text()).doesNotContain(name);
    }

    @Test
    void whoever_only_reaches_the_port_changes_nothing() {
        String name = Operators.newName();
        String there = operators.adds("analyst");
        List<Call> calls = List.of(
                operators.users().post("/" + name).json("{\"roles\":\"administrator\"}"),
                operators.users().post("/" + there + "/roles").json("{\"roles\":\"administrator\"}"),
                operators.users().post("/" + there + "/password").json("{}"),
                operators.users().post("/" + there + "/disable").json("{}"),
                operators.users().delete("/" + there),
                operators.users().post("/" + name).header(SECRET, "").json("{\"roles\":\"administrator\"}"),
                operators.users().delete("/" + there).header(SECRET, operators.secret() + "x"),
                operators.users().delete("/" + there).header("X-Forwarded-For", "127.0.0.1"));
        for (Call call : calls) {
            Answer answer = call.send();
            assertThat(answer.status()).as("%s", answer).isEqualTo(403);
            assertThat(text(problem(answer), "type")).isEqualTo("urn:nighttalk:problem:internal-secret");
        }
        assertThat(operators.users().get("").send().text()).doesNotContain(name);
        Colleague.logsIn(api, there);
    }

    @Test
    void the_public_port_knows_nothing_of_it() {
        assertThat(api.get("/actuator/consoleusers").send().status()).isEqualTo(404);
        assertThat(api.get("/../actuator/consoleusers").send().status()).isIn(400, 404);
    }
}
