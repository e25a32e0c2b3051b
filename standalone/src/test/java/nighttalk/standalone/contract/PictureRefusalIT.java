package nighttalk.standalone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nighttalk.standalone.harness.HouseRules.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.Arrays;
import java.util.stream.Stream;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.Refusal;
import nighttalk.standalone.harness.UploadedFile;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the four endpoints that take a picture refuses a wrong one in its own words. */
@ContractTest
@ResourceLock(OnSharedService.FEED)
class PictureRefusalIT {

    private static final String NEW_POST_EXTENSION = "허용되지 않은 이미지 형식입니다.";
    private static final String NEW_POST_TYPE = "이미지 MIME 타입 오류";
    private static final String EDIT_EXTENSION = "허용되지 않은 이미지입니다.";
    private static final String EDIT_TYPE = "이미지 MIME 오류";

    private final Api api;
    private final Person person;
    private final String post;

    PictureRefusalIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
        this.post = person.postsSomething();
    }

    @ParameterizedTest
    @ValueSource(strings = {"night.bmp", "night.svg", "night.png.exe", "night", "png", "night.png."})
    void another_extension_is_refused(String name) {
        UploadedFile file = Pictures.png().named(name);
        refused(atSignUp(file), Refusal.FILE, Texts.F1);
        refused(inProfile(file), Refusal.FILE, Texts.F1);
        refused(inNewPost(file), Refusal.FILE, NEW_POST_EXTENSION);
        refused(inEdit(file), Refusal.FILE, EDIT_EXTENSION);
        nothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "image/bmp", "image/svg+xml", "application/octet-stream"})
    void another_declared_type_is_refused(String type) {
        UploadedFile file = Pictures.png().declared(type);
        refusedAsNoPicture(file);
    }

    static Stream<Named<UploadedFile>> onlyCalledPictures() {
        UploadedFile good = Pictures.noise(64);
        byte[] half = Arrays.copyOf(good.bytes(), good.bytes().length / 2);
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        return Stream.of(
                named("a text", good.holding("잠이 안 와요".getBytes(UTF_8))),
                named("a page", good.holding("<html><script>alert(1)</script></html>".getBytes(UTF_8))),
                named("a drawing", good.holding(svg.getBytes(UTF_8))),
                named("nothing", good.holding(new byte[0])),
                named("the first bytes of a picture", good.holding(Arrays.copyOf(good.bytes(), 8))),
                named("half a picture", good.holding(half)),
                named("64 megapixels in some kilobytes", Pictures.bomb(8000)));
    }

    @ParameterizedTest
    @MethodSource("onlyCalledPictures")
    void what_is_only_called_a_picture_is_refused(UploadedFile file) {
        refusedAsNoPicture(file);
    }

    @Test
    void a_body_over_ten_mebibytes_is_too_large() {
        byte[] bytes = Arrays.copyOf(Pictures.png().bytes(), 10 * 1024 * 1024 + 1);
        UploadedFile file = Pictures.png().holding(bytes);
        refused(atSignUp(file), Refusal.TOO_LARGE);
        refused(inProfile(file), Refusal.TOO_LARGE);
        refused(inNewPost(file), Refusal.TOO_LARGE);
        refused(inEdit(file), Refusal.TOO_LARGE);
        nothingChanged();
    }

    @Test
    void nobody_s_picture_is_looked_at_for_a_post_that_is_another_s_or_none() {
        UploadedFile broken = Pictures.png().holding("그림 아님".getBytes(UTF_8));
        Form form = Form.of("title", "사진").and("content", "내용").file("image_file", broken);
        Person stranger = Person.signsUp(api);
        refused(stranger.put("/posts/" + post).multipart(form).send(), Refusal.FORBIDDEN, "본인이 작성한 게시글만 수정할 수 있습니다.");
        refused(stranger.put("/posts/" + person.id()).multipart(form).send(), Refusal.NOT_FOUND, Texts.N1);
        nothingChanged();
    }

    private void refusedAsNoPicture(UploadedFile file) {
        refused(atSignUp(file), Refusal.FILE, Texts.F2);
        refused(inProfile(file), Refusal.FILE, Texts.F2);
        refused(inNewPost(file), Refusal.FILE, NEW_POST_TYPE);
        refused(inEdit(file), Refusal.FILE, EDIT_TYPE);
        nothingChanged();
    }

    private void nothingChanged() {
        Shapes.noPicture(person.reads(post), "image_path");
        Shapes.picture(person.me(), "profile_image_path");
        assertThat(person.feed("?size=1").get("posts").get(0).get("id").stringValue())
                .as("no post was made")
                .isEqualTo(post);
    }

    private Answer atSignUp(UploadedFile file) {
        Form form = Newcomer.form().without("profile_image").file("profile_image", file);
        return api.post("/auth/signup").multipart(form).send();
    }

    private Answer inProfile(UploadedFile file) {
        Form form = Form.of("nickname", person.nickname()).file("profile_image", file);
        return person.put("/auth/profile").multipart(form).send();
    }

    private Answer inNewPost(UploadedFile file) {
        Form form = Form.of("title", "사진").and("content", "내용").file("image_file", file);
        return person.post("/posts").multipart(form).send();
    }

    private Answer inEdit(UploadedFile file) {
        Form form = Form.of("title", "사진").and("content", "내용").file("image_file", file);
        return person.put("/posts/" + post).multipart(form).send();
    }
}
