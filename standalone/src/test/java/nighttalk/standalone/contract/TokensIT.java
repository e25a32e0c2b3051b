package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.List;
import java.util.stream.Stream;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Call;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Json;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every endpoint under lock and key answers exactly 401 to whoever has no good token. */
@ContractTest
class TokensIT {

    private static final String OTHER = "Stars?2027above";

    private final Api api;
    private final Person owner;
    private final String post;
    private final String comment;

    TokensIT(Api api) {
        this.api = api;
        this.owner = Person.signsUp(api);
        this.post = owner.postsSomething();
        this.comment = text(owner.comments(post, "문단속"), "id");
    }

    @Test
    void a_missing_token_opens_nothing() {
        allRefuse(locked());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer x.y.z",
                "Bearer ..",
                "Bearer null",
                "Bearer undefined",
                "Bearer two words",
                "Bearer %",
                "Basic bW9vbjpsaWdodA==",
                "Token x",
                "x"
            })
    void a_malformed_authorization_opens_nothing(String authorization) {
        allRefuse(locked().map(call -> call.header("Authorization", authorization)));
    }

    @Test
    void the_bare_token_without_its_scheme_opens_nothing() {
        allRefuse(locked().map(call -> call.header("Authorization", owner.token())));
        allRefuse(locked().map(call -> call.header("Authorization", "Basic " + owner.token())));
    }

    Stream<Named<String>> forged() {
        Person another = Person.signsUp(api);
        return Stream.of(
                named("an altered signature", ForgedTokens.alteredSignature(owner.token())),
                named("no signature", ForgedTokens.withoutSignature(owner.token())),
                named("another's signature", ForgedTokens.signatureOf(owner.token(), another.token())),
                named("another's name", ForgedTokens.renamed(owner.token(), another.id())),
                named("a longer life", ForgedTokens.prolonged(owner.token())),
                named("the algorithm none", ForgedTokens.algorithmNone(owner.token())),
                named("another RSA key", ForgedTokens.rsa(owner.token())),
                named("another EC key", ForgedTokens.ec(owner.token())),
                named("another Ed25519 key", ForgedTokens.ed25519(owner.token())),
                named("a guessed secret", ForgedTokens.secret(owner.token())));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void a_forged_token_opens_nothing(String token) {
        allRefuse(locked().map(call -> call.bearer(token)));
        assertThat(text(owner.me(), "id")).as("the real one is still good").isEqualTo(owner.id());
    }

    @Test
    void a_token_of_a_withdrawn_account_opens_nothing() {
        Person gone = Person.signsUp(api);
        gone.withdraws();
        allRefuse(locked().map(call -> call.bearer(gone.token())));
    }

    @Test
    void a_token_older_than_a_password_change_opens_nothing() {
        Person older = Person.signsUp(api);
        Person changer = older.logsInAt(api);
        changer.changesPassword(OTHER);
        allRefuse(locked().map(call -> call.bearer(older.token())));
        assertThat(text(changer.me(), "id")).isEqualTo(older.id());
    }

    @Test
    void a_fresh_token_is_good_on_both_sides_at_once() {
        Person fresh = owner.logsInAt(api.anotherBrowser());
        fresh.postsSomething();
        fresh.me();
    }

    @Test
    void a_new_person_s_token_is_good_in_another_browser_soon() {
        Person person = Person.signsUp(api);
        Api other = api.anotherBrowser();
        soon(() -> assertThat(
                        other.get("/auth/me").bearer(person.token()).send().status())
                .isEqualTo(200));
    }

    @Test
    void a_page_of_another_site_is_given_no_leave_to_read_an_answer() {
        ok(api.get("/auth/me")
                .bearer(owner.token())
                .header("Origin", "https://evil.example")
                .send());
        refused(api.get("/auth/me").header("Origin", "https://evil.example").send(), Refusal.TOKEN);
    }

    private void allRefuse(Stream<Call> calls) {
        calls.forEach(call -> refused(call.send(), Refusal.TOKEN));
        JsonNode untouched = owner.reads(post);
        assertThat(text(untouched, "content")).isNotEqualTo("열려라 참깨");
        assertThat(untouched.get("likes").asInt()).isZero();
        assertThat(untouched.get("comments").valueStream().map(one -> text(one, "content")))
                .containsExactly("문단속");
        assertThat(text(owner.me(), "nickname")).isEqualTo(owner.nickname());
    }

    /** A good request without its token to each endpoint that needs one. */
    private Stream<Call> locked() {
        String path = "/posts/" + post;
        Form words = Form.of("title", "참깨").and("content", "열려라 참깨");
        Form passwords = Form.of("new_password", OTHER).and("new_password_confirm", OTHER);
        return List.of(
                api.get("/auth/me"),
                api.put("/auth/profile").multipart(Form.of("nickname", Newcomer.nickname())),
                api.put("/auth/password").multipart(passwords),
                api.delete("/auth/profile"),
                api.get("/posts"),
                api.post("/posts").multipart(words),
                api.get(path),
                api.put(path).multipart(words),
                api.delete(path),
                api.post(path + "/like").json(Json.liked(false)),
                api.post(path + "/comments").multipart(words),
                api.put(path + "/comments/" + comment).multipart(words),
                api.delete(path + "/comments/" + comment))
                .stream();
    }
}
