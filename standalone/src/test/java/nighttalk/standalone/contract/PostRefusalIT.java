package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Call;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Json;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
class PostRefusalIT {

    private static final Form GOOD = Form.of("title", "제목").and("content", "내용");

    private final Person author;
    private final Person stranger;
    private final String post;

    PostRefusalIT(Api api) {
        this.author = Person.signsUp(api);
        this.stranger = Person.signsUp(api);
        this.post = author.postsSomething();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(" ", "내용", Texts.T1),
                arguments("\t \n", "내용", Texts.T1),
                arguments("\u3000", "내용", Texts.T1),
                arguments("가".repeat(27), "내용", Texts.T2),
                arguments("🌙".repeat(27), "내용", Texts.T2),
                arguments("제목", " ", Texts.T3),
                arguments("제목", "\n\n", Texts.T3));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_that_breaks_a_rule_is_refused(String title, String content, String detail) {
        Form form = Form.of("title", title).and("content", content);
        refused(author.post("/posts").multipart(form).send(), Refusal.RULE, detail);
        refused(author.put("/posts/" + post).multipart(form).send(), Refusal.RULE, detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "content"})
    void a_missing_or_empty_field_is_refused(String field) {
        Form missing = Form.of("title", "제목").and("content", "내용").without(field);
        Form empty = Form.of("title", "제목").and("content", "내용").with(field, "");
        for (Form form : new Form[] {missing, empty}) {
            refused(author.post("/posts").multipart(form).send(), Refusal.FIELD);
            refused(author.put("/posts/" + post).multipart(form).send(), Refusal.FIELD);
        }
    }

    @Test
    void only_the_author_edits() {
        refused(stranger.put("/posts/" + post).multipart(GOOD).send(), Refusal.FORBIDDEN, "본인이 작성한 게시글만 수정할 수 있습니다.");
        assertThat(text(author.reads(post), "title")).isNotEqualTo("제목");
    }

    @Test
    void only_the_author_deletes() {
        refused(stranger.delete("/posts/" + post).send(), Refusal.FORBIDDEN, "본인이 작성한 게시글만 삭제할 수 있습니다.");
        author.reads(post);
    }

    @Test
    void a_post_that_never_was_is_not_found() {
        // An account's identifier is well-formed and no post's.
        everythingIsNotFound(author.id());
    }

    @Test
    void a_deleted_post_is_not_found() {
        String id = author.postsSomething();
        author.pressesLike(id, false);
        author.comments(id, "곧 지울 글");
        author.deletes(id);
        everythingIsNotFound(id);
    }

    private void everythingIsNotFound(String id) {
        String path = "/posts/" + id;
        Stream<Call> calls = Stream.of(
                author.get(path),
                author.put(path).multipart(GOOD),
                author.delete(path),
                author.post(path + "/like").json(Json.liked(false)),
                author.post(path + "/like").json(Json.liked(true)),
                author.post(path + "/comments").multipart(Form.of("content", "거기 누구 있어요?")));
        calls.forEach(call -> refused(call.send(), Refusal.NOT_FOUND, Texts.N1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "not.an.id", "%EB%B0%A4", "%27", "0123456789ABCDEF0123456789"})
    void what_is_no_identifier_is_refused(String id) {
        refused(author.get("/posts/" + id).send(), Refusal.NO_ID);
        refused(author.put("/posts/" + id).multipart(GOOD).send(), Refusal.NO_ID);
        refused(author.delete("/posts/" + id).send(), Refusal.NO_ID);
        refused(author.post("/posts/" + id + "/like").json(Json.liked(false)).send(), Refusal.NO_ID);
        Form comment = Form.of("content", "안녕");
        refused(author.post("/posts/" + id + "/comments").multipart(comment).send(), Refusal.NO_ID);
    }

    @Test
    void what_is_refused_changes_nothing() {
        JsonNode before = author.reads(post);
        Form tooLong = Form.of("title", "가".repeat(27)).and("content", "바뀌면 안 돼요");
        refused(author.put("/posts/" + post).multipart(tooLong).send(), Refusal.RULE, Texts.T2);
        JsonNode after = author.reads(post);
        assertThat(after.get("title")).isEqualTo(before.get("title"));
        assertThat(after.get("content")).isEqualTo(before.get("content"));
    }
}
