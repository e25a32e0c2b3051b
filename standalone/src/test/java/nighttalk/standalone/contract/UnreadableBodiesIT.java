package nighttalk.standalone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nighttalk.standalone.harness.HouseRules.refused;

import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and forms that break off or make no sense are refused, never an error of the service's own. */
@ContractTest
class UnreadableBodiesIT {

    private final Api api;
    private final Person person;
    private final String post;

    UnreadableBodiesIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
        this.post = person.postsSomething();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"liked\": fal", "liked=false", "\u0000", "{\"liked\": false}}", "'"})
    void malformed_json_is_refused(String body) {
        if (!body.endsWith("}}")) { // whether something may follow the object is the reader's choice
            refused(person.post("/posts/" + post + "/like").json(body).send(), Refusal.FIELD);
        }
        refused(api.post("/auth/login").json(body).send(), Refusal.FIELD);
    }

    @Test
    void json_without_an_end_is_not_read_to_its_end() {
        byte[] endless = ("{\"email\": \"" + "x".repeat(2_000_000) + "\"}").getBytes(UTF_8);
        refused(api.post("/auth/login").body("application/json", endless).send(), Refusal.TOO_LARGE);
        refused(
                person.post("/posts/" + post + "/like")
                        .body("application/json", endless)
                        .send(),
                Refusal.TOO_LARGE);
    }

    @Test
    void json_in_broken_utf_8_is_refused() {
        byte[] broken = {'{', '"', 'e', 'm', 'a', 'i', 'l', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};
        refused(api.post("/auth/login").body("application/json", broken).send(), Refusal.FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary anywhere",
                "--X\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n제목",
                "--X\r\nContent-Disposition: form-data; name=\"title\"",
                "--X\r\n\r\n제목\r\n--X--\r\n",
                "--X"
            })
    void a_malformed_form_is_refused(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        String type = "multipart/form-data; boundary=X";
        refused(person.post("/posts").body(type, bytes).send(), Refusal.FIELD);
        refused(person.put("/auth/profile").body(type, bytes).send(), Refusal.FIELD);
        refused(api.post("/auth/signup").body(type, bytes).send(), Refusal.FIELD);
    }

    @Test
    void a_form_that_names_no_boundary_is_refused() {
        byte[] bytes = "--X--\r\n".getBytes(UTF_8);
        refused(person.post("/posts").body("multipart/form-data", bytes).send(), Refusal.TYPE);
        refused(
                person.post("/posts")
                        .body("multipart/form-data; boundary=", bytes)
                        .send(),
                Refusal.TYPE);
    }

    @Test
    void an_unreadable_content_type_is_refused() {
        Answer answer = person.post("/posts").body("/;=", "x".getBytes(UTF_8)).send();
        refused(answer, Refusal.TYPE);
    }
}
