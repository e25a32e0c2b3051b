package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.AtOnce;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.Refusal;
import nighttalk.standalone.harness.UploadedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
class ProfileIT {

    private static final String TAKEN = "중복된 닉네임 입니다.";

    private final Api api;
    private final Person person;

    ProfileIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
    }

    @Test
    void one_sees_oneself() {
        JsonNode answer = ok(person.get("/auth/me").send());
        JsonNode me = Shapes.user(answer.get("user"));
        assertThat(text(me, "id")).isEqualTo(person.id());
        assertThat(text(me, "email")).isEqualTo(person.email());
    }

    @Test
    void a_new_nickname_leaves_the_picture() {
        Person owner = Person.signsUp(api);
        JsonNode before = owner.me();
        String nickname = Newcomer.nickname();

        JsonNode user = Shapes.user(owner.savesProfile(Form.of("nickname", nickname)));

        assertThat(text(user, "nickname")).isEqualTo(nickname);
        assertThat(user.get("id")).isEqualTo(before.get("id"));
        assertThat(user.get("email")).isEqualTo(before.get("email"));
        assertThat(user.get("profile_image_path")).isEqualTo(before.get("profile_image_path"));
        assertThat(owner.me()).isEqualTo(user);
    }

    @Test
    void a_new_picture_has_a_new_path_and_one_may_keep_one_s_own_nickname() {
        Person owner = Person.signsUp(api);
        String before = text(owner.me(), "profile_image_path");

        JsonNode user = owner.savesProfile(Form.of("nickname", owner.nickname()).file("profile_image", Pictures.png()));

        assertThat(Shapes.picture(Shapes.user(user), "profile_image_path")).isNotEqualTo(before);
        assertThat(owner.me()).isEqualTo(user);
    }

    @Test
    void a_file_field_in_which_nothing_was_chosen_leaves_the_picture() {
        Person owner = Person.signsUp(api);
        JsonNode before = owner.me();
        Form form = Form.of("nickname", owner.nickname()).file("profile_image", UploadedFile.nothingChosen());
        assertThat(owner.savesProfile(form)).isEqualTo(before);
    }

    @Test
    void the_nickname_is_trimmed() {
        Person owner = Person.signsUp(api);
        String nickname = Newcomer.nickname();
        JsonNode user = owner.savesProfile(Form.of("nickname", "  " + nickname + " \t"));
        assertThat(text(user, "nickname")).isEqualTo(nickname);
    }

    @Test
    void ten_emoji_are_ten_characters() {
        Person owner = Person.signsUp(api);
        String nickname = Newcomer.nickname()
                .substring(2)
                .chars()
                .mapToObj(letter -> Character.toString(0x1f400 + letter))
                .reduce("🌙🌙", String::concat);
        JsonNode user = owner.savesProfile(Form.of("nickname", nickname));
        assertThat(text(user, "nickname")).isEqualTo(nickname);
        assertThat(text(owner.me(), "nickname")).isEqualTo(nickname);
    }

    @ParameterizedTest
    @ValueSource(strings = {"가나다라마바사아자차카", "🌙🌙🌙🌙🌙🌙🌙🌙🌙🌙🌙", "nightowls11"})
    void eleven_characters_are_too_many(String nickname) {
        refused(save(Form.of("nickname", nickname)), Refusal.RULE, "닉네임은 최대 10자까지 작성 가능합니다.");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t \n", "\u3000"})
    void a_blank_nickname_is_refused(String nickname) {
        refused(save(Form.of("nickname", nickname)), Refusal.RULE, "닉네임을 입력해주세요.");
    }

    @Test
    void a_missing_or_empty_nickname_is_refused() {
        refused(save(Form.empty().file("profile_image", Pictures.png())), Refusal.FIELD);
        refused(save(Form.of("nickname", "")), Refusal.FIELD);
        refused(save(Form.empty()), Refusal.FIELD);
    }

    @Test
    void another_s_nickname_is_refused() {
        String taken = Person.signsUp(api).nickname();
        refused(save(Form.of("nickname", taken)), Refusal.DUPLICATE, TAKEN);
        refused(save(Form.of("nickname", " " + taken + " ")), Refusal.DUPLICATE, TAKEN);
    }

    @Test
    void a_nickname_that_was_given_up_is_free_for_another() {
        Person first = Person.signsUp(api);
        first.savesProfile(Form.of("nickname", Newcomer.nickname()));

        Person second = Person.signsUp(api, Newcomer.email(), first.nickname());

        assertThat(text(second.me(), "nickname")).isEqualTo(first.nickname());
    }

    @Test
    void of_some_who_want_one_nickname_at_once_exactly_one_gets_it() {
        String nickname = Newcomer.nickname();
        List<Callable<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Person one = Person.signsUp(api.anotherBrowser());
            all.add(() -> one.put("/auth/profile")
                    .multipart(Form.of("nickname", nickname))
                    .send());
        }
        List<Answer> answers = AtOnce.all(all);
        assertThat(answers)
                .filteredOn(answer -> answer.status() < 300)
                .as("winners")
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() >= 300)
                .forEach(answer -> refused(answer, Refusal.DUPLICATE, TAKEN));
    }

    @Test
    void an_urlencoded_form_works_as_well() {
        Person owner = Person.signsUp(api);
        String nickname = Newcomer.nickname();
        JsonNode answer = ok(owner.put("/auth/profile")
                .urlencoded(Form.of("nickname", nickname))
                .send());
        assertThat(text(answer.get("user"), "nickname")).isEqualTo(nickname);
    }

    private Answer save(Form form) {
        return person.put("/auth/profile").multipart(form).send();
    }
}
