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
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.Refusal;
import nighttalk.standalone.harness.UploadedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
class PostIT {

    private final Person author;
    private final Person stranger;

    PostIT(Api api) {
        this.author = Person.signsUp(api);
        this.stranger = Person.signsUp(api);
    }

    @Test
    void a_new_post_has_no_likes_and_no_views() {
        JsonNode answer =
                ok(author.post("/posts").multipart(form("새벽 세 시", "라면 먹을까요?")).send());

        text(answer, "message");
        JsonNode post = Shapes.post(answer.get("post"));
        assertThat(text(post, "title")).isEqualTo("새벽 세 시");
        assertThat(text(post, "content")).isEqualTo("라면 먹을까요?");
        assertThat(text(post, "user_id")).isEqualTo(author.id());
        assertThat(count(post, "likes")).isZero();
        assertThat(count(post, "views")).isZero();
        Shapes.noPicture(post, "image_path");
    }

    @Test
    void a_post_page_shows_what_the_posting_answered() {
        JsonNode posted = author.posts("새벽 네 시", "아직 안 자는 사람?");

        JsonNode read = Shapes.detail(author.reads(text(posted, "id")));

        for (String field : List.of("id", "title", "content", "image_path", "likes", "created_at", "user_id")) {
            assertThat(read.get(field)).as(field).isEqualTo(posted.get(field));
        }
        assertThat(text(read, "user_nickname")).isEqualTo(author.nickname());
        assertThat(read.get("comments").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👩‍👧‍👦 가족 🇰🇷 🌙",
                "<script>alert('밤')</script> & &amp; &lt;b&gt;",
                "\"따옴표\" 'quote' \\ / % %41 + \\u0041 ${x} #{y}",
                "\u1100\u1161\u11a8 \uac01 e\u0301 \u00e9 İıß",
                "한 줄\n두 줄\n\n넷째 줄\t끝"
            })
    void text_comes_back_verbatim(String content) {
        JsonNode posted = author.posts(Form.of("title", "<&> 🌙 \"'").and("content", content));

        JsonNode read = stranger.reads(text(posted, "id"));

        assertThat(text(read, "title")).isEqualTo("<&> 🌙 \"'");
        assertThat(text(posted, "content").replace("\r\n", "\n")).isEqualTo(content);
        assertThat(read.get("content")).isEqualTo(posted.get("content"));
    }

    @Test
    void a_long_night_makes_a_long_post() {
        String content = "잠이 오지 않는 밤 🌙 ".repeat(1000).strip();
        String id = text(author.posts("긴 글", content), "id");
        assertThat(text(author.reads(id), "content")).isEqualTo(content);
    }

    @Test
    void title_and_content_are_trimmed() {
        JsonNode posted = author.posts("  제목 \t", " \n 내용 안의  빈칸은 남아요 \n\n");
        assertThat(text(posted, "title")).isEqualTo("제목");
        assertThat(text(posted, "content")).isEqualTo("내용 안의  빈칸은 남아요");
        JsonNode edited = author.edits(text(posted, "id"), form("\n 새 제목 ", "  새 내용\t"));
        assertThat(text(edited, "title")).isEqualTo("새 제목");
        assertThat(text(edited, "content")).isEqualTo("새 내용");
    }

    @Test
    void twenty_six_emoji_make_a_title() {
        String longest = "🌙".repeat(26);
        String id = text(author.posts(" " + longest + " ", "내용"), "id");
        assertThat(text(author.reads(id), "title")).isEqualTo(longest);
        assertThat(text(author.edits(id, form("🦉".repeat(26), "내용")), "title")).isEqualTo("🦉".repeat(26));
    }

    @Test
    void every_look_counts_and_is_in_its_own_answer() {
        String id = author.postsSomething();
        for (int look = 1; look <= 5; look++) {
            assertThat(count(author.reads(id), "views")).isEqualTo(2 * look - 1);
            assertThat(count(stranger.reads(id), "views")).isEqualTo(2 * look);
        }
    }

    @Test
    void an_edit_changes_title_and_content_and_nothing_else() {
        String id = text(author.posts(form("처음", "처음 내용").file("image_file", Pictures.png())), "id");
        stranger.pressesLike(id, false);
        stranger.reads(id);
        JsonNode before = author.reads(id);

        JsonNode answer =
                ok(author.put("/posts/" + id).multipart(form("고친 제목", "고친 내용")).send());

        text(answer, "message");
        JsonNode edited = Shapes.post(answer.get("post"));
        assertThat(text(edited, "title")).isEqualTo("고친 제목");
        assertThat(text(edited, "content")).isEqualTo("고친 내용");
        for (String field : List.of("id", "user_id", "image_path", "likes", "views", "created_at")) {
            assertThat(edited.get(field)).as(field).isEqualTo(before.get(field));
        }
        JsonNode after = Shapes.detail(author.reads(id));
        for (String field : List.of("id", "title", "content", "image_path", "likes", "created_at", "user_id")) {
            assertThat(after.get(field)).as(field).isEqualTo(edited.get(field));
        }
        assertThat(count(after, "views")).isEqualTo(count(before, "views") + 1);
    }

    @Test
    void an_edit_may_bring_a_new_picture() {
        String id = text(author.posts(form("사진", "내용").file("image_file", Pictures.png())), "id");
        String before = Shapes.picture(author.reads(id), "image_path");

        JsonNode edited = author.edits(id, form("사진", "내용").file("image_file", Pictures.png()));

        assertThat(Shapes.picture(edited, "image_path")).isNotEqualTo(before);
        assertThat(author.reads(id).get("image_path")).isEqualTo(edited.get("image_path"));
    }

    @Test
    void a_file_field_in_which_nothing_was_chosen_brings_no_picture() {
        JsonNode post = author.posts(form("사진 없음", "내용").file("image_file", UploadedFile.nothingChosen()));
        Shapes.noPicture(post, "image_path");
        String id = text(author.posts(form("사진", "내용").file("image_file", Pictures.png())), "id");
        String before = Shapes.picture(author.reads(id), "image_path");
        JsonNode edited = author.edits(id, form("사진", "내용").file("image_file", UploadedFile.nothingChosen()));
        assertThat(text(edited, "image_path")).isEqualTo(before);
    }

    @Test
    void the_author_deletes_the_post() {
        String id = author.postsSomething();

        JsonNode answer = author.deletes(id);

        text(answer, "message");
        assertThat(text(answer, "post_id")).isEqualTo(id);
        refused(author.get("/posts/" + id).send(), Refusal.NOT_FOUND, Texts.N1);
    }

    @Test
    void urlencoded_forms_work_as_well() {
        Form form = form("제목 + 기호 & 🌙", "한 줄\n두 줄 %2B");
        JsonNode post = ok(author.post("/posts").urlencoded(form).send()).get("post");
        assertThat(text(post, "title")).isEqualTo("제목 + 기호 & 🌙");
        assertThat(text(post, "content").replace("\r\n", "\n")).isEqualTo("한 줄\n두 줄 %2B");
        String path = "/posts/" + text(post, "id");
        JsonNode edited =
                ok(author.put(path).urlencoded(form("고침", "🌙&<")).send()).get("post");
        assertThat(text(edited, "content")).isEqualTo("🌙&<");
    }

    private static Form form(String title, String content) {
        return Form.of("title", title).and("content", content);
    }
}
