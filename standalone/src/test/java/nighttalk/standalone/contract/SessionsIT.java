package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.AtOnce;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Json;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staying logged in, logging out, and seeing where one is logged in: beyond the first backend's contract. */
@ContractTest
class SessionsIT {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Api api;
    private final Person person;

    SessionsIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
    }

    @Test
    void a_refresh_gives_new_tokens_that_are_good() {
        JsonNode session = logIn();
        JsonNode fresh = ok(refresh(text(session, "refresh_token")));

        assertThat(text(fresh, "access_token")).isNotEqualTo(text(session, "access_token"));
        assertThat(text(fresh, "refresh_token")).isNotEqualTo(text(session, "refresh_token"));
        assertThat(fresh.get("expires_in").asInt()).isPositive();
        assertThat(me(text(fresh, "access_token"))).isEqualTo(200);
        assertThat(me(text(session, "access_token"))).as("until it expires").isEqualTo(200);
        ok(refresh(text(fresh, "refresh_token")));
    }

    @Test
    void an_answer_that_got_lost_does_not_log_anybody_out() {
        String token = text(logIn(), "refresh_token");
        ok(refresh(token));
        ok(refresh(token));
    }

    @Test
    void tabs_that_refresh_at_once_all_go_on() {
        String token = text(logIn(), "refresh_token");
        List<String> next =
                AtOnce.all(Collections.<Callable<String>>nCopies(3, () -> text(ok(refresh(token)), "refresh_token")));
        next.add(text(ok(refresh(token)), "refresh_token"));
        assertThat(next).as("of whichever answer the tabs keep").containsOnly(next.getFirst());

        String later = text(ok(refresh(next.getFirst())), "refresh_token");
        assertThat(text(ok(refresh(next.getFirst())), "refresh_token")).isEqualTo(later);
        refused(refresh(token), Refusal.TOKEN);
        refused(refresh(later), Refusal.TOKEN);
    }

    @Test
    void a_made_up_secret_behind_a_session_s_identifier_ends_nothing() {
        String token = text(logIn(), "refresh_token");
        String session = token.substring(0, 22);
        String another = text(logIn(), "refresh_token");

        refused(refresh(session + "A".repeat(43)), Refusal.TOKEN);
        refused(refresh(session + another.substring(22)), Refusal.TOKEN);
        ok(refresh(token));
        ok(refresh(another));
    }

    @Test
    void a_copied_refresh_token_ends_the_session_for_both() {
        JsonNode session = logIn();
        String copied = text(session, "refresh_token");
        String second = text(ok(refresh(copied)), "refresh_token");
        JsonNode third = ok(refresh(second));

        refused(refresh(copied), Refusal.TOKEN);

        refused(refresh(text(third, "refresh_token")), Refusal.TOKEN);
        assertThat(me(text(third, "access_token"))).isEqualTo(401);
        assertThat(me(text(session, "access_token"))).isEqualTo(401);
        assertThat(me(person.token())).as("another session").isEqualTo(200);
    }

    @Test
    void what_is_no_refresh_token_is_refused_alike() {
        String session = text(logIn(), "refresh_token").substring(0, 22);
        for (String token : List.of("x", session + "A".repeat(43), person.token(), "A".repeat(65), "나".repeat(65))) {
            assertThat(refused(refresh(token), Refusal.TOKEN).get("detail").asString())
                    .isEqualTo("로그인이 만료되었습니다. 다시 로그인해주세요.");
        }
        refused(api.post("/auth/refresh").json("{}").send(), Refusal.FIELD);
    }

    @Test
    void a_log_out_ends_the_session_and_no_other() {
        JsonNode session = logIn();
        String access = text(session, "access_token");
        ok(api.post("/auth/logout").bearer(access).send());

        assertThat(me(access)).isEqualTo(401);
        refused(refresh(text(session, "refresh_token")), Refusal.TOKEN);
        assertThat(me(person.token())).isEqualTo(200);
    }

    @Test
    void sessions_are_listed_with_their_devices_and_ended_one_by_one() {
        Person owner = Person.signsUp(api);
        JsonNode other = ok(api.post("/auth/login")
                .header("User-Agent", FIREFOX)
                .json(Json.credentials(owner.email(), Newcomer.PASSWORD))
                .send());

        List<JsonNode> listed = sessions(owner.token());
        assertThat(listed).hasSize(2);
        JsonNode first = listed.getFirst();
        assertThat(text(first, "device")).isEqualTo("Firefox, Linux");
        assertThat(first.get("current").booleanValue()).isFalse();
        assertThat(listed.getLast().get("current").booleanValue()).isTrue();

        String path = "/auth/sessions/" + text(first, "id");
        refused(person.delete(path).send(), Refusal.NOT_FOUND);
        assertThat(me(text(other, "access_token")))
                .as("a stranger ended nothing")
                .isEqualTo(200);
        ok(owner.delete(path).send());
        assertThat(me(text(other, "access_token"))).isEqualTo(401);
        refused(owner.delete(path).send(), Refusal.NOT_FOUND);
        assertThat(sessions(owner.token())).hasSize(1);
    }

    @Test
    void all_others_are_ended_at_once() {
        Person owner = Person.signsUp(api);
        Person elsewhere = owner.logsInAt(api.anotherBrowser());
        ok(owner.delete("/auth/sessions").send());
        assertThat(me(elsewhere.token())).isEqualTo(401);
        assertThat(me(owner.token())).isEqualTo(200);
    }

    @Test
    void a_change_of_password_ends_all_sessions_but_its_own() {
        Person owner = Person.signsUp(api);
        JsonNode kept = logIn(owner);
        JsonNode other = logIn(owner);
        String changed = "Stars?2027above";
        ok(api.put("/auth/password")
                .bearer(text(kept, "access_token"))
                .multipart(Form.of("new_password", changed).and("new_password_confirm", changed))
                .send());

        refused(refresh(text(other, "refresh_token")), Refusal.TOKEN);
        assertThat(me(text(ok(refresh(text(kept, "refresh_token"))), "access_token")))
                .isEqualTo(200);
    }

    @Test
    void whoever_has_withdrawn_is_logged_in_nowhere() {
        Person gone = Person.signsUp(api);
        JsonNode session = logIn(gone);
        gone.withdraws();
        refused(refresh(text(session, "refresh_token")), Refusal.TOKEN);
    }

    @Test
    void an_account_has_so_many_sessions_and_the_oldest_makes_room() {
        Person owner = Person.signsUp(api);
        for (int more = 0; more < 20; more++) {
            logIn(owner);
        }
        assertThat(me(owner.token())).as("the twenty-first of twenty").isEqualTo(401);
    }

    private JsonNode logIn() {
        return logIn(person);
    }

    private JsonNode logIn(Person who) {
        return ok(Person.logIn(api, who.email(), Newcomer.PASSWORD));
    }

    private Answer refresh(String token) {
        return api.post("/auth/refresh")
                .json(JsonMapper.shared().writeValueAsString(Map.of("refresh_token", token)))
                .send();
    }

    private int me(String access) {
        return api.get("/auth/me").bearer(access).send().status();
    }

    private List<JsonNode> sessions(String access) {
        return ok(api.get("/auth/sessions").bearer(access).send())
                .get("sessions")
                .valueStream()
                .toList();
    }
}
