package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.count;
import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
class CommentIT {

    private final Person author;
    private final Person guest;

    CommentIT(Api api) {
        this.author = Person.signsUp(api);
        this.guest = Person.signsUp(api);
    }

    @Test
    void a_comment_carries_its_writer() {
        String post = author.postsSomething();

        JsonNode comment = Shapes.comment(guest.comments(post, "저도 깨어 있어요"));

        assertThat(text(comment, "content")).isEqualTo("저도 깨어 있어요");
        assertThat(text(comment, "writer")).isEqualTo(guest.nickname());
        assertThat(text(comment, "user_id")).isEqualTo(guest.id());
        assertThat(text(comment, "post_id")).isEqualTo(post);
        assertThat(Shapes.detail(guest.reads(post)).get("comments").get(0)).isEqualTo(comment);
    }

    @Test
    void comments_stand_under_their_post_the_oldest_first() {
        String post = author.postsSomething();
        List<String> written = List.of(
                text(guest.comments(post, "하나"), "id"),
                text(author.comments(post, "둘"), "id"),
                text(guest.comments(post, "셋"), "id"));

        JsonNode detail = Shapes.detail(author.reads(post));

        assertThat(ids(detail)).isEqualTo(written);
        assertThat(count(detail, "comments_count")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🌙 <b>&amp;</b> \"'\\", "한 줄\n두 줄", "👩‍👩‍👧‍👦"})
    void a_comment_comes_back_verbatim(String content) {
        String post = author.postsSomething();
        guest.comments(post, content);
        JsonNode read = guest.reads(post).get("comments").get(0);
        assertThat(text(read, "content").replace("\r\n", "\n")).isEqualTo(content);
    }

    @Test
    void the_writer_edits_and_all_else_stays() {
        String post = author.postsSomething();
        JsonNode before = guest.comments(post, "오타가 잇어요");

        JsonNode after = ok(guest.put(path(post, before))
                        .multipart(content("오타가 있어요"))
                        .send())
                .get("comment");

        assertThat(text(Shapes.comment(after), "content")).isEqualTo("오타가 있어요");
        for (String field : List.of("id", "post_id", "writer", "user_id", "created_at")) {
            assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
        }
        assertThat(guest.reads(post).get("comments").get(0)).isEqualTo(after);
    }

    @Test
    void a_deletion_tells_how_many_remain() {
        String post = author.postsSomething();
        JsonNode first = guest.comments(post, "하나");
        JsonNode second = author.comments(post, "둘");
        JsonNode third = guest.comments(post, "셋");

        assertThat(count(ok(guest.delete(path(post, first)).send()), "remaining_comments"))
                .isEqualTo(2);
        assertThat(count(ok(guest.delete(path(post, third)).send()), "remaining_comments"))
                .isEqualTo(1);

        JsonNode detail = Shapes.detail(guest.reads(post));
        assertThat(ids(detail)).containsExactly(text(second, "id"));
        assertThat(count(ok(author.delete(path(post, second)).send()), "remaining_comments"))
                .isZero();
        assertThat(count(Shapes.detail(author.reads(post)), "comments_count")).isZero();
    }

    @Test
    void a_deleted_comment_is_not_found() {
        String post = author.postsSomething();
        JsonNode comment = guest.comments(post, "지울 거예요");
        ok(guest.delete(path(post, comment)).send());
        notFound(path(post, comment));
    }

    @Test
    void a_comment_is_not_found_under_another_post() {
        String post = author.postsSomething();
        String other = author.postsSomething();
        JsonNode comment = guest.comments(post, "여기 있어요");

        notFound(path(other, comment));
        notFound("/posts/" + guest.id() + "/comments/" + text(comment, "id"));
        notFound("/posts/" + post + "/comments/" + post);

        assertThat(text(guest.reads(post).get("comments").get(0), "content")).isEqualTo("여기 있어요");
    }

    @Test
    void only_the_writer_edits_or_deletes_not_even_the_post_s_author() {
        String post = author.postsSomething();
        String path = path(post, guest.comments(post, "내 댓글"));

        refused(author.put(path).multipart(content("남의 댓글")).send(), Refusal.FORBIDDEN, "본인이 작성한 댓글만 수정할 수 있습니다.");
        refused(author.delete(path).send(), Refusal.FORBIDDEN, "본인이 작성한 댓글만 삭제할 수 있습니다.");

        assertThat(text(guest.reads(post).get("comments").get(0), "content")).isEqualTo("내 댓글");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n\t ", "\u3000"})
    void a_blank_comment_is_refused(String blank) {
        String post = author.postsSomething();
        String comments = "/posts/" + post + "/comments";
        refused(guest.post(comments).multipart(content(blank)).send(), Refusal.RULE, Texts.COMMENT_BLANK);
        String path = path(post, guest.comments(post, "안 비었어요"));
        refused(guest.put(path).multipart(content(blank)).send(), Refusal.RULE, Texts.COMMENT_BLANK);
    }

    @Test
    void a_missing_or_empty_content_is_refused() {
        String post = author.postsSomething();
        String path = path(post, guest.comments(post, "안 비었어요"));
        for (Form form : List.of(Form.empty(), content(""), Form.of("comment", "이름이 달라요"))) {
            refused(guest.post("/posts/" + post + "/comments").multipart(form).send(), Refusal.FIELD);
            refused(guest.put(path).multipart(form).send(), Refusal.FIELD);
        }
    }

    @Test
    void urlencoded_forms_work_as_well() {
        String post = author.postsSomething();
        Form form = content("🌙 & + %\n둘째 줄");
        JsonNode comment = ok(guest.post("/posts/" + post + "/comments")
                        .urlencoded(form)
                        .send())
                .get("comment");
        assertThat(text(comment, "content").replace("\r\n", "\n")).isEqualTo("🌙 & + %\n둘째 줄");
        ok(guest.put(path(post, comment)).urlencoded(content("고침")).send());
        assertThat(text(guest.reads(post).get("comments").get(0), "content")).isEqualTo("고침");
    }

    private void notFound(String path) {
        refused(guest.put(path).multipart(content("고침")).send(), Refusal.NOT_FOUND, Texts.NO_COMMENT);
        refused(guest.delete(path).send(), Refusal.NOT_FOUND, Texts.NO_COMMENT);
    }

    private static String path(String post, JsonNode comment) {
        return "/posts/" + post + "/comments/" + text(comment, "id");
    }

    private static Form content(String content) {
        return Form.of("content", content);
    }

    private static List<String> ids(JsonNode detail) {
        return detail.get("comments")
                .valueStream()
                .map(comment -> text(comment, "id"))
                .toList();
    }
}
