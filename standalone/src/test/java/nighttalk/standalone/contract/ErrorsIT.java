package nighttalk.standalone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nighttalk.standalone.harness.HouseRules.problem;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Json;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no page ever sends is refused in the same form as everything else. */
@ContractTest
class ErrorsIT {

    private static final Object[] REDIRECTS = {301, 302, 303, 307, 308};

    private final Api api;
    private final Person person;
    private final String post;

    ErrorsIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
        this.post = person.postsSomething();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/auth/nothing",
                "/posts/x/y/z",
                "/auth/login/now",
                "/uploads/a/b.png",
                "/favicon.ico"
            })
    void an_unknown_path_is_not_found(String path) {
        refused(person.get(path).send(), Refusal.NOT_FOUND);
        refused(person.post(path).json("{}").send(), Refusal.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /auth/signup",
        "GET, /auth/login",
        "PUT, /auth/login",
        "POST, /auth/me",
        "PATCH, /auth/profile",
        "PATCH, /auth/password",
        "DELETE, /posts",
        "PATCH, /posts/{id}",
        "POST, /posts/{id}",
        "PUT, /posts/{id}/like",
        "PATCH, /posts/{id}/comments",
        "POST, /posts/{id}/comments/{id}"
    })
    void a_wrong_method_is_refused_with_the_right_ones(String method, String path) {
        Answer answer = person.browser()
                .call(method, path.replace("{id}", post))
                .bearer(person.token())
                .send();
        refused(answer, Refusal.METHOD);
        assertThat(answer.header("Allow")).as("Allow of %s", answer).isNotBlank();
        assertThat(answer.header("Allow").split("\\s*,\\s*")).doesNotContain(method);
    }

    @Test
    void a_body_of_another_type_is_refused() {
        String json = "{\"title\": \"제목\", \"content\": \"내용\"}";
        refused(person.post("/posts").json(json).send(), Refusal.TYPE);
        refused(person.put("/posts/" + post).json(json).send(), Refusal.TYPE);
        refused(
                person.post("/posts")
                        .body("application/xml", "<post/>".getBytes(UTF_8))
                        .send(),
                Refusal.TYPE);
        refused(
                person.post("/posts/" + post + "/comments")
                        .json("{\"content\": \"안녕\"}")
                        .send(),
                Refusal.TYPE);
        refused(
                person.post("/posts/" + post + "/like")
                        .multipart(Form.of("liked", "false"))
                        .send(),
                Refusal.TYPE);
        refused(api.post("/auth/login").body("text/plain", "안녕".getBytes(UTF_8)).send(), Refusal.TYPE);
        refused(api.post("/auth/signup").json("{}").send(), Refusal.TYPE);
        refused(person.put("/auth/profile").json("{\"nickname\": \"밤\"}").send(), Refusal.TYPE);
    }

    @Test
    void no_body_at_all_is_refused() {
        refused(person.post("/posts").send(), Refusal.TYPE);
        refused(person.post("/posts/" + post + "/like").send(), Refusal.TYPE);
        refused(api.post("/auth/login").send(), Refusal.TYPE);
        refused(api.post("/auth/signup").send(), Refusal.TYPE);
    }

    @Test
    void a_refusal_has_a_type_that_programs_can_rely_on() {
        Answer first = person.get("/posts/" + person.id()).send();
        Answer second = person.delete("/posts/" + person.id()).send();
        Answer blank = person.post("/posts")
                .multipart(Form.of("title", " ").and("content", "내용"))
                .send();
        Answer withoutToken = api.get("/posts").send();

        assertThat(text(problem(first), "type")).isEqualTo(text(problem(second), "type"));
        assertThat(text(problem(first), "type"))
                .isNotEqualTo(text(problem(blank), "type"))
                .isNotEqualTo(text(problem(withoutToken), "type"));
    }

    @Test
    void a_browser_that_asks_for_a_page_gets_a_problem_too() {
        Answer answer = person.get("/posts/" + person.id())
                .header("Accept", "text/html")
                .send();
        refused(answer, Refusal.NOT_FOUND, Texts.N1);
        refused(api.get("/posts").header("Accept", "text/html").send(), Refusal.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts", "/posts/", "/auth/me", "/auth/me/", "/", "", "//posts", "/nothing/"})
    void nothing_redirects(String path) {
        assertThat(person.get(path).send().status()).isNotIn(REDIRECTS);
        assertThat(api.get(path).send().status()).isNotIn(REDIRECTS);
    }

    @Test
    void a_press_on_like_with_more_than_its_field_is_a_press() {
        String body = Json.liked(false).replace("}", ", \"post\": 7}");
        assertThat(person.post("/posts/" + post + "/like").json(body).send().status())
                .isEqualTo(200);
    }
}
