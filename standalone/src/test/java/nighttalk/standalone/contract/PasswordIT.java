package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.AtOnce;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
class PasswordIT {

    private static final String OTHER = "Stars?2027above";
    private static final String THIRD = "Third#2028time";

    private final Api api;
    private final Person person;

    PasswordIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
    }

    @Test
    void a_new_password_is_good_for_log_in_and_the_old_one_is_not() {
        Person owner = Person.signsUp(api);

        JsonNode answer = owner.changesPassword(OTHER);

        assertThat(text(answer, "message")).isEqualTo("비밀번호가 성공적으로 수정되었습니다.");
        assertThat(text(answer, "email")).isEqualTo(owner.email());
        refused(Person.logIn(api, owner.email(), Newcomer.PASSWORD), Refusal.CREDENTIALS, Texts.WRONG_CREDENTIALS);
        ok(Person.logIn(api, owner.email(), OTHER));
    }

    // Several times, so that all of it also falls within one second: the times in a token are whole seconds.
    @RepeatedTest(4)
    void the_token_that_made_the_change_and_a_fresh_one_are_good_and_an_older_one_is_not() {
        Person elsewhere = Person.signsUp(api);
        Person changer = elsewhere.logsInAt(api);

        changer.changesPassword(OTHER);
        Person fresh = elsewhere.logsInWith(OTHER);

        assertThat(changer.me()).isEqualTo(fresh.me());
        changer.postsSomething();
        fresh.postsSomething();
        refused(elsewhere.get("/auth/me").send(), Refusal.TOKEN);
        refused(elsewhere.get("/posts").send(), Refusal.TOKEN);
        refused(saveNickname(elsewhere), Refusal.TOKEN);
    }

    @Test
    void an_older_token_in_another_browser_stops_working_everywhere() {
        Person changer = Person.signsUp(api);
        Person elsewhere = changer.logsInAt(api.anotherBrowser());
        elsewhere.me();

        changer.changesPassword(OTHER);

        soon(() -> refused(saveNickname(elsewhere), Refusal.TOKEN));
        soon(() -> refused(elsewhere.get("/auth/me").send(), Refusal.TOKEN));
    }

    @Test
    void a_later_change_by_another_token_ends_the_one_that_made_the_earlier_change() {
        Person first = Person.signsUp(api);
        first.changesPassword(OTHER);
        Person second = first.logsInWith(OTHER);

        second.changesPassword(THIRD);

        refused(first.get("/auth/me").send(), Refusal.TOKEN);
        refused(saveNickname(first), Refusal.TOKEN);
        second.me();
    }

    @Test
    void the_token_that_made_a_change_may_make_the_next() {
        Person owner = Person.signsUp(api);
        owner.changesPassword(OTHER);
        owner.changesPassword(THIRD);
        owner.me();
        ok(Person.logIn(api, owner.email(), THIRD));
    }

    @Test
    void of_two_devices_that_change_it_at_once_one_goes_on() {
        Person one = Person.signsUp(api);
        Person another = one.logsInAt(api.anotherBrowser());

        AtOnce.all(List.of(
                () -> one.put("/auth/password").multipart(form(OTHER, OTHER)).send(),
                () -> another.put("/auth/password")
                        .multipart(form(THIRD, THIRD))
                        .send()));

        soon(() -> assertThat(Stream.of(one, another)
                        .filter(person -> person.get("/auth/sessions").send().status() == 200))
                .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("nighttalk.standalone.contract.PasswordRules#broken")
    void a_weak_password_is_refused(String password, String detail) {
        refused(change(form(password, password)), Refusal.RULE, detail);
    }

    @ParameterizedTest
    @MethodSource("nighttalk.standalone.contract.PasswordRules#brokenInOrder")
    void of_several_faults_of_a_password_the_first_is_named(String password, String detail) {
        refused(change(form(password, password + "x")), Refusal.RULE, detail);
    }

    @Test
    void passwords_that_differ_are_refused() {
        refused(change(form(OTHER, OTHER + "1")), Refusal.RULE, Texts.P6);
    }

    @Test
    void the_present_password_is_refused() {
        refused(change(form(Newcomer.PASSWORD, Newcomer.PASSWORD)), Refusal.RULE, "기존 비밀번호와 동일한 비밀번호는 사용할 수 없습니다.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new_password", "new_password_confirm"})
    void a_missing_or_empty_field_is_refused(String field) {
        refused(change(form(OTHER, OTHER).without(field)), Refusal.FIELD);
        refused(change(form(OTHER, OTHER).with(field, "")), Refusal.FIELD);
    }

    @Test
    void what_is_refused_changes_nothing() {
        Person owner = Person.signsUp(api);
        refused(owner.put("/auth/password").multipart(form(OTHER, "x")).send(), Refusal.RULE, Texts.P6);
        owner.me();
        ok(Person.logIn(api, owner.email(), Newcomer.PASSWORD));
    }

    @Test
    void an_urlencoded_form_works_as_well() {
        Person owner = Person.signsUp(api);
        ok(owner.put("/auth/password").urlencoded(form(OTHER, OTHER)).send());
        ok(Person.logIn(api, owner.email(), OTHER));
    }

    private Answer change(Form form) {
        return person.put("/auth/password").multipart(form).send();
    }

    private static Form form(String password, String confirm) {
        return Form.of("new_password", password).and("new_password_confirm", confirm);
    }

    private static Answer saveNickname(Person who) {
        return who.put("/auth/profile")
                .multipart(Form.of("nickname", who.nickname()))
                .send();
    }
}
