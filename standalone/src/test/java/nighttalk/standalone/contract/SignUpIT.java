package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.otherThan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.AtOnce;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
@ResourceLock(OnSharedService.FEED)
class SignUpIT {

    private static final int CROWD = 20;

    private final Api api;

    SignUpIT(Api api) {
        this.api = api;
    }

    @Test
    void a_newcomer_signs_up_with_a_picture() {
        String email = Newcomer.email();
        String nickname = Newcomer.nickname();

        JsonNode answer = ok(signUp(Newcomer.form(email, nickname)));

        text(answer, "message");
        assertThat(text(answer, "email")).isEqualTo(email);
        assertThat(text(answer, "nickname")).isEqualTo(nickname);
        Shapes.picture(answer, "profile_image_path");
    }

    @Test
    void the_account_is_there_for_a_log_in_at_once() {
        String nickname = "🌙&<" + Newcomer.nickname().substring(4);
        JsonNode me = Person.signsUp(api, Newcomer.email(), nickname).me();
        assertThat(text(Shapes.user(me), "nickname")).isEqualTo(nickname);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "password_confirm", "nickname", "profile_image"})
    void a_missing_field_is_refused(String field) {
        refused(signUp(Newcomer.form().without(field)), Refusal.FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "password_confirm", "nickname"})
    void an_empty_field_counts_as_missing(String field) {
        refused(signUp(Newcomer.form().with(field, "")), Refusal.FIELD);
    }

    @Test
    void a_form_without_any_field_is_refused() {
        refused(signUp(Form.empty()), Refusal.FIELD);
    }

    @Test
    void a_picture_sent_as_text_counts_as_missing() {
        refused(signUp(Newcomer.form().with("profile_image", "night.png")), Refusal.FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "nobody@", "@night.kr", "nobody@night", "nobody@night.", "night.kr"})
    void what_is_no_address_is_refused(String email) {
        refused(signUp(Newcomer.form().with("email", email)), Refusal.RULE, "올바른 이메일 주소 형식을 입력해주세요.");
    }

    @ParameterizedTest
    @MethodSource("nighttalk.standalone.contract.PasswordRules#broken")
    void a_weak_password_is_refused(String password, String detail) {
        Form form = Newcomer.form().with("password", password).with("password_confirm", password);
        refused(signUp(form), Refusal.RULE, detail);
    }

    @ParameterizedTest
    @MethodSource("nighttalk.standalone.contract.PasswordRules#brokenInOrder")
    void of_several_faults_of_a_password_the_first_is_named(String password, String detail) {
        Form form = Newcomer.form().with("password", password).with("password_confirm", password + "x");
        refused(signUp(form), Refusal.RULE, detail);
    }

    @ParameterizedTest
    @MethodSource("nighttalk.standalone.contract.PasswordRules#kept")
    void a_password_that_keeps_the_rules_is_good_for_log_in(String password) {
        String email = Newcomer.email();
        Form form = Newcomer.form(email, Newcomer.nickname());
        ok(signUp(form.with("password", password).with("password_confirm", password)));
        ok(Person.logIn(api, email, password));
    }

    @Test
    void passwords_that_differ_are_refused() {
        refused(signUp(Newcomer.form().with("password_confirm", "Moon!2026nighT")), Refusal.RULE, Texts.P6);
    }

    @Test
    void an_address_is_used_once_in_whatever_letter_case() {
        Person person = Person.signsUp(api);
        String same = person.email().toUpperCase(Locale.ROOT);
        refused(signUp(Newcomer.form(person.email(), Newcomer.nickname())), Refusal.DUPLICATE, Texts.EMAIL_TAKEN);
        refused(signUp(Newcomer.form(same, Newcomer.nickname())), Refusal.DUPLICATE, Texts.EMAIL_TAKEN);
    }

    @Test
    void a_nickname_is_used_once() {
        Person person = Person.signsUp(api);
        refused(signUp(Newcomer.form(Newcomer.email(), person.nickname())), Refusal.DUPLICATE, Texts.NICKNAME_TAKEN);
    }

    @Test
    void a_refused_sign_up_leaves_its_names_free() {
        Person person = Person.signsUp(api);
        String email = Newcomer.email();
        String nickname = Newcomer.nickname();
        refused(signUp(Newcomer.form(email, person.nickname())), Refusal.DUPLICATE, Texts.NICKNAME_TAKEN);
        refused(signUp(Newcomer.form(person.email(), nickname)), Refusal.DUPLICATE, Texts.EMAIL_TAKEN);
        ok(signUp(Newcomer.form(email, nickname)));
    }

    @Test
    void nicknames_of_different_emoji_are_different() {
        String end = Newcomer.nickname().substring(2);
        ok(signUp(Newcomer.form(Newcomer.email(), "🌙" + end)));
        ok(signUp(Newcomer.form(Newcomer.email(), "⭐" + end)));
    }

    @Test
    void of_many_who_want_one_address_at_once_exactly_one_gets_it() {
        String email = Newcomer.email();
        exactlyOneWins(() -> Newcomer.form(email, Newcomer.nickname()), Texts.EMAIL_TAKEN);
    }

    @Test
    void of_many_who_want_one_nickname_at_once_exactly_one_gets_it() {
        String nickname = Newcomer.nickname();
        exactlyOneWins(() -> Newcomer.form(Newcomer.email(), nickname), Texts.NICKNAME_TAKEN);
    }

    private void exactlyOneWins(Callable<Form> newcomer, String refusal) {
        List<Callable<Answer>> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(() -> {
                Form form = newcomer.call();
                // A password that waits too long for its turn is no answer to who gets the name.
                return otherThan(
                        429,
                        () -> api.anotherBrowser()
                                .post("/auth/signup")
                                .multipart(form)
                                .send());
            });
        }
        List<Answer> answers = AtOnce.all(crowd);
        assertThat(answers)
                .filteredOn(answer -> answer.status() < 300)
                .as("winners")
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() >= 300)
                .forEach(answer -> refused(answer, Refusal.DUPLICATE, refusal));
    }

    private Answer signUp(Form form) {
        return api.post("/auth/signup").multipart(form).send();
    }
}
