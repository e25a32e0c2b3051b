package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
class LogInIT {

    private static final String NO_EMAIL = "이메일을 입력해주세요.";
    private static final String BAD_EMAIL = "올바른 이메일 주소 형식을 입력해주세요. (예: example@example.com)";
    private static final String NO_PASSWORD = "비밀번호를 입력해주세요.";
    private static final String BAD_LENGTH = "비밀번호는 8~20자입니다.";

    private final Api api;
    private final Person person;

    LogInIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
    }

    @Test
    void a_log_in_gives_a_token_and_the_user() {
        JsonNode session = ok(Person.logIn(api, person.email(), Newcomer.PASSWORD));

        assertThat(text(session, "access_token")).isNotBlank();
        assertThat(text(session, "token_type")).isEqualTo("bearer");
        JsonNode user = Shapes.user(session.get("user"));
        assertThat(text(user, "email")).isEqualTo(person.email());
        assertThat(text(user, "nickname")).isEqualTo(person.nickname());
        Shapes.picture(user, "profile_image_path");
        assertThat(user).isEqualTo(person.me());
    }

    @Test
    void the_address_is_trimmed() {
        ok(Person.logIn(api, "  " + person.email() + " \n", Newcomer.PASSWORD));
    }

    @Test
    void the_letter_case_of_the_address_does_not_matter() {
        ok(Person.logIn(api, person.email().toUpperCase(Locale.ROOT), Newcomer.PASSWORD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"             | Moon!2026night        | " + NO_EMAIL,
                "\"   \"          | Moon!2026night        | " + NO_EMAIL,
                "nobody           | Moon!2026night        | " + BAD_EMAIL,
                "nobody@night     | Moon!2026night        | " + BAD_EMAIL,
                "@night.kr        | Moon!2026night        | " + BAD_EMAIL,
                "nobody@night.kr  | \"\"                  | " + NO_PASSWORD,
                "nobody@night.kr  | Moon!26               | " + BAD_LENGTH,
                "nobody@night.kr  | Moon!2026nightMoon!20 | " + BAD_LENGTH,
            })
    void what_cannot_be_right_is_refused(String email, String password, String detail) {
        refused(Person.logIn(api, email, password), Refusal.RULE, detail);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_refused_alike() {
        Answer wrong = Person.logIn(api, person.email(), "Moon!2026nighT");
        Answer unknown = Person.logIn(api, Newcomer.email(), Newcomer.PASSWORD);

        JsonNode first = refused(wrong, Refusal.CREDENTIALS, Texts.WRONG_CREDENTIALS);
        JsonNode second = refused(unknown, Refusal.CREDENTIALS, Texts.WRONG_CREDENTIALS);
        assertThat(wrong.status()).isEqualTo(unknown.status());
        assertThat(text(first, "type")).isEqualTo(text(second, "type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\": \"nobody@night.kr\"}",
                "{\"password\": \"Moon!2026night\"}",
                "{\"email\": null, \"password\": \"Moon!2026night\"}",
                "{\"email\": \"nobody@night.kr\", \"password\": null}",
                "{\"email\": {}, \"password\": \"Moon!2026night\"}",
                "{\"email\": \"nobody@night.kr\", \"password\": \"Moon!2026night\"",
                "[]",
                "null",
                "nobody",
                ""
            })
    void what_is_no_pair_of_credentials_is_refused(String body) {
        refused(api.post("/auth/login").json(body).send(), Refusal.FIELD);
    }

    @Test
    void a_form_instead_of_json_is_refused() {
        Form form = Form.of("email", person.email()).and("password", Newcomer.PASSWORD);
        refused(api.post("/auth/login").urlencoded(form).send(), Refusal.TYPE);
        refused(api.post("/auth/login").multipart(form).send(), Refusal.TYPE);
    }

    @Test
    void each_log_in_gives_a_token_of_its_own_and_all_stay_good() {
        Person again = person.logsInAt(api.anotherBrowser());

        assertThat(again.token()).isNotEqualTo(person.token());
        assertThat(again.id()).isEqualTo(person.id());
        assertThat(again.me()).isEqualTo(person.me());
    }
}
