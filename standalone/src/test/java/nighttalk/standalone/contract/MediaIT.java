package nighttalk.standalone.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.Refusal;
import nighttalk.standalone.harness.TellingPictures;
import nighttalk.standalone.harness.UploadedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
class MediaIT {

    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    private final Api api;
    private final Person person;

    MediaIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
    }

    @ParameterizedTest
    @EnumSource
    void a_picture_is_accepted_at_sign_up(Pictures.Format format) throws IOException {
        Form form = Newcomer.form().without("profile_image").file("profile_image", Pictures.of(format));
        JsonNode answer = ok(api.post("/auth/signup").multipart(form).send());
        isShown(Shapes.picture(answer, "profile_image_path"));
    }

    @ParameterizedTest
    @EnumSource
    void a_picture_is_accepted_in_the_profile(Pictures.Format format) throws IOException {
        Form form = Form.of("nickname", person.nickname()).file("profile_image", Pictures.of(format));
        isShown(Shapes.picture(person.savesProfile(form), "profile_image_path"));
    }

    @ParameterizedTest
    @EnumSource
    void a_picture_is_accepted_in_a_new_post(Pictures.Format format) throws IOException {
        isShown(Shapes.picture(person.posts(withPicture(Pictures.of(format))), "image_path"));
    }

    @ParameterizedTest
    @EnumSource
    void a_picture_is_accepted_in_an_edited_post(Pictures.Format format) throws IOException {
        String post = person.postsSomething();
        isShown(Shapes.picture(person.edits(post, withPicture(Pictures.of(format))), "image_path"));
    }

    @ParameterizedTest
    @EnumSource
    void what_a_picture_tells_about_its_place_is_gone(Pictures.Format format) throws IOException {
        UploadedFile telling = TellingPictures.of(format);
        assertThat(new String(telling.bytes(), ISO_8859_1)).contains(TellingPictures.SECRET);

        String ofPost = Shapes.picture(person.posts(withPicture(telling)), "image_path");
        Form profile = Form.of("nickname", person.nickname()).file("profile_image", TellingPictures.of(format));
        String ofPerson = Shapes.picture(person.savesProfile(profile), "profile_image_path");

        for (String path : new String[] {ofPost, ofPerson}) {
            String served = new String(isShown(path), ISO_8859_1);
            assertThat(served).doesNotContain(TellingPictures.SECRET, "Exif\0\0", "eXIf", "xmpmeta", "XMP");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NIGHT.JPG", "night.Jpeg", "밤 하늘.jpeg", "a.b.c.jpg", "../../night.jpg", "\"night\".jpg"})
    void any_file_name_of_an_allowed_extension_is_good(String name) throws IOException {
        UploadedFile picture = Pictures.of(Pictures.Format.JPG).named(name);
        isShown(Shapes.picture(person.posts(withPicture(picture)), "image_path"));
    }

    @Test
    void a_picture_of_nine_mebibytes_is_accepted() throws IOException {
        UploadedFile large = Pictures.noise(1800);
        assertThat(large.bytes().length).isBetween(9 * 1024 * 1024, 10 * 1024 * 1024 - 4096);
        String path = Shapes.picture(person.posts(withPicture(large)), "image_path");
        assertThat(api.get("/" + path).send().status()).isEqualTo(200);
    }

    @Test
    void a_picture_that_is_not_there_is_not_found() {
        for (String folder : new String[] {"/uploads/", "/post_uploads/"}) {
            refused(api.get(folder + "nothing.png").send(), Refusal.NOT_FOUND);
            Answer asImage = api.get(folder + "nothing.png")
                    .header("Accept", "image/avif,image/webp,image/*;q=0.8")
                    .send();
            assertThat(asImage.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "..%5c..%5cetc%5cpasswd", "%2fetc%2fpasswd"
            })
    void nothing_outside_of_the_pictures_can_be_had(String name) {
        Answer answer = api.get("/uploads/" + name).send();
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.text()).doesNotContain("root:");
    }

    /** Demands that a browser without a token gets a picture, and gives its bytes. */
    private byte[] isShown(String path) throws IOException {
        Answer answer = api.anotherBrowser()
                .get("/" + path)
                .header("Accept", "image/avif,image/webp,image/*,*/*;q=0.8")
                .send();
        assertThat(answer.status()).as("status of %s", path).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("image/");
        assertThat(answer.header("X-Content-Type-Options").toLowerCase(Locale.ROOT))
                .isEqualTo("nosniff");
        Matcher age = MAX_AGE.matcher(answer.header("Cache-Control"));
        assertThat(age.find()).as("caching of %s", path).isTrue();
        assertThat(Duration.ofSeconds(Long.parseLong(age.group(1)))).isGreaterThanOrEqualTo(Duration.ofDays(1));
        assertThat(answer.header("Cache-Control")).doesNotContain("no-store", "no-cache");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.bytes()));
        assertThat(image).as("picture under %s", path).isNotNull();
        assertThat(image.getWidth()).isEqualTo(Pictures.SIDE);
        assertThat(image.getHeight()).isEqualTo(Pictures.SIDE);
        return answer.bytes();
    }

    private static Form withPicture(UploadedFile picture) {
        return Form.of("title", "창밖").and("content", "사진 한 장").file("image_file", picture);
    }
}
