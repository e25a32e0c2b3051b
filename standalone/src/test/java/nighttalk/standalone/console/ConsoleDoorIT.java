package nighttalk.standalone.console;

import static nighttalk.standalone.harness.HouseRules.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Colleague;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in where, and for how long. */
@OnSharedService
class ConsoleDoorIT {

    /** Within five seconds is promised, of which it is remembered for four; a busy machine may take longer to ask. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String ANALYSIS = "/analysis/nothing-is-here";
    private static final String AUDIT = "/audit/nothing-is-here";

    private final Api api;
    private final Operators operators;

    ConsoleDoorIT(Api api, Operators operators) {
        this.api = api;
        this.operators = operators;
    }

    private Colleague with(String roles) {
        return Colleague.logsIn(api, operators.adds(roles));
    }

    @ParameterizedTest
    @CsvSource({
        "analyst,             404, 403",
        "auditor,             403, 404",
        "administrator,       404, 404",
        "'analyst,auditor',   404, 404"
    })
    void each_role_has_its_own_doors(String roles, int analysis, int audit) {
        Colleague one = with(roles);

        assertThat(one.gets(ANALYSIS).status()).isEqualTo(analysis);
        assertThat(one.gets(AUDIT).status()).isEqualTo(audit);
    }

    @Test
    void a_wrong_role_is_told_so_in_korean() {
        refused(with("auditor").gets(ANALYSIS), Refusal.FORBIDDEN, "이 기능을 사용할 권한이 없습니다.");
    }

    @ParameterizedTest
    @ValueSource(strings = {ANALYSIS, AUDIT, "/analysis", "/audit", "/analysis/projections"})
    void without_a_token_or_with_that_of_a_member_nobody_gets_in(String path) {
        Person member = Person.signsUp(api);

        refused(api.get(path).send(), Refusal.TOKEN);
        refused(api.post(path).json("{}").send(), Refusal.TOKEN);
        refused(api.get(path).bearer("x.y.z").send(), Refusal.TOKEN);
        refused(member.get(path).send(), Refusal.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/me", "/posts"})
    void who_works_on_the_service_is_no_member_by_that(String path) {
        refused(with("administrator").gets(path), Refusal.TOKEN);
    }

    @Test
    void there_is_nothing_else_below_console() {
        Colleague administrator = with("administrator");
        refused(api.get("/console/users").send(), Refusal.NOT_FOUND);
        refused(api.get("/console").send(), Refusal.NOT_FOUND);
        assertThat(administrator.gets("/console/users").status()).isIn(401, 404);
    }

    @Test
    void a_role_counts_seconds_after_it_is_taken_or_given() {
        Colleague mover = with("analyst");
        assertThat(mover.gets(ANALYSIS).status()).isEqualTo(404);

        operators.done(mover.name() + "/roles", Map.of("roles", "auditor"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mover.gets(ANALYSIS).status()).isEqualTo(403));
        assertThat(mover.gets(AUDIT).status()).isEqualTo(404);
    }

    @Test
    void who_is_disabled_is_out_within_seconds_and_must_log_in_again_when_enabled() {
        Colleague one = with("analyst");
        assertThat(one.gets(ANALYSIS).status()).isEqualTo(404);

        operators.done(one.name() + "/disable", Map.of());
        await().atMost(SOON).untilAsserted(() -> refused(one.gets(ANALYSIS), Refusal.TOKEN));

        operators.done(one.name() + "/enable", Map.of());
        refused(one.gets(ANALYSIS), Refusal.TOKEN);
        assertThat(Colleague.logsIn(api, one.name()).gets(ANALYSIS).status()).isEqualTo(404);
    }

    @Test
    void who_gets_the_name_of_somebody_removed_does_not_get_their_tokens() {
        Colleague first = with("analyst");
        operators.removes(first.name());
        operators.adds(first.name(), "analyst");

        Colleague second = Colleague.logsIn(api, first.name());

        assertThat(second.gets(ANALYSIS).status()).isEqualTo(404);
        refused(first.gets(ANALYSIS), Refusal.TOKEN);
    }
}
