package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.UploadedFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A picture that nothing refers to any more is gone. */
@ContractTest
class PictureRemovalIT {

    private final Api api;

    PictureRemovalIT(Api api) {
        this.api = api;
    }

    @Test
    void a_replaced_profile_picture_goes() {
        Person person = Person.signsUp(api);
        String before = text(person.me(), "profile_image_path");
        shown(before);

        JsonNode user =
                person.savesProfile(Form.of("nickname", person.nickname()).file("profile_image", Pictures.png()));

        soon(() -> gone(before));
        shown(text(user, "profile_image_path"));
    }

    @Test
    void a_replaced_picture_of_a_post_goes() {
        Person person = Person.signsUp(api);
        JsonNode post = person.posts(with(Pictures.png()));

        JsonNode edited = person.edits(text(post, "id"), with(Pictures.png()));

        soon(() -> gone(text(post, "image_path")));
        shown(text(edited, "image_path"));
    }

    @Test
    void a_deleted_post_s_picture_goes() {
        Person person = Person.signsUp(api);
        JsonNode post = person.posts(with(Pictures.png()));
        shown(text(post, "image_path"));
        person.deletes(text(post, "id"));
        soon(() -> gone(text(post, "image_path")));
    }

    @Test
    void a_withdrawn_person_s_pictures_go() {
        Person person = Person.signsUp(api);
        String portrait = text(person.me(), "profile_image_path");
        JsonNode post = person.posts(with(Pictures.png()));
        person.withdraws();
        soon(() -> gone(portrait));
        soon(() -> gone(text(post, "image_path")));
    }

    @Test
    void a_picture_stays_while_another_post_shows_it() {
        UploadedFile picture = Pictures.png();
        Person first = Person.signsUp(api);
        Person second = Person.signsUp(api);
        JsonNode deleted = first.posts(with(picture));
        JsonNode kept = second.posts(with(picture));
        JsonNode witness = first.posts(with(Pictures.png()));

        first.deletes(text(deleted, "id"));
        first.deletes(text(witness, "id"));

        // Whatever removes pictures has passed the first deletion when it has done the second.
        soon(() -> gone(text(witness, "image_path")));
        shown(text(kept, "image_path"));
    }

    @Test
    void an_edit_with_the_same_picture_keeps_it() {
        UploadedFile picture = Pictures.png();
        Person person = Person.signsUp(api);
        JsonNode post = person.posts(with(picture));
        JsonNode witness = person.posts(with(Pictures.png()));

        JsonNode edited = person.edits(text(post, "id"), with(picture));
        person.deletes(text(witness, "id"));

        soon(() -> gone(text(witness, "image_path")));
        shown(text(edited, "image_path"));
    }

    private void shown(String path) {
        assertThat(api.get("/" + path).send().status()).as(path).isEqualTo(200);
    }

    private void gone(String path) {
        assertThat(api.get("/" + path).send().status()).as(path).isEqualTo(404);
    }

    private static Form with(UploadedFile picture) {
        return Form.of("title", "창밖").and("content", "사진 한 장").file("image_file", picture);
    }
}
