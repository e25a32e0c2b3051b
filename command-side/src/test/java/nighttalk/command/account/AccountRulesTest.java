package nighttalk.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nighttalk.command.account.changeprofile.ChangeProfile;
import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {

    @ParameterizedTest
    @CsvSource({
        "Ab1!, 비밀번호는 8~20자여야 합니다.",
        "Abcdefghij1234567890!, 비밀번호는 8~20자여야 합니다.",
        "abcdefg1!, 비밀번호에 대문자가 최소 1개 포함되어야 합니다.",
        "ABCDEFG1!, 비밀번호에 소문자가 최소 1개 포함되어야 합니다.",
        "Abcdefgh!, 비밀번호에 숫자가 최소 1개 포함되어야 합니다.",
        "Abcdefg12, 비밀번호에 특수문자가 최소 1개 포함되어야 합니다.",
        "Abcdefg1가, 비밀번호에 특수문자가 최소 1개 포함되어야 합니다."
    })
    void a_weak_password_is_refused_with_what_it_lacks(String password, String text) {
        assertThatThrownBy(() -> new NewPassword(password, password))
                .isInstanceOf(Refused.class)
                .hasMessage(text);
    }

    @Test
    void a_password_is_confirmed() {
        assertThatThrownBy(() -> new NewPassword("Night-talk1", "Night-talk2")).hasMessage("비밀번호와 비밀번호 확인이 일치하지 않습니다.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Night-talk1", "Aa1 aaaa", "Abcdefghij123456789!", "Aa1밤밤밤밤🌙"})
    void a_good_password_is_taken(String password) {
        assertThatCode(() -> new NewPassword(password, password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b", "a@b.", "@b.c", "a b@c.d", "a@b@c.d", "a@b.c\u3000"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> new Email(text)).hasMessage("올바른 이메일 주소 형식을 입력해주세요.");
    }

    @Test
    void an_address_is_the_same_in_other_letter_case() {
        assertThat(new Email("Owl@Example.com").canonical()).isEqualTo(new Email("owl@example.COM").canonical());
    }

    @Test
    void a_chosen_nickname_has_at_most_ten_characters() {
        AccountId account = AccountId.next();
        assertThatThrownBy(() -> new ChangeProfile(account, new Nickname("열한글자나되는긴닉네임"), null))
                .hasMessage("닉네임은 최대 10자까지 작성 가능합니다.");
        assertThatCode(() -> new ChangeProfile(account, new Nickname(" 열글자가되는긴닉네임 "), null))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Nickname("  ")).hasMessage("닉네임을 입력해주세요.");
    }

    @Test
    void names_that_look_alike_are_alike() {
        assertThat(new Nickname("раураl").lookAlike()).isEqualTo(new Nickname("paypal").lookAlike());
        assertThat(new Nickname("부엉이").lookAlike()).isNotEqualTo(new Nickname("부영이").lookAlike());
    }

    @ParameterizedTest
    @CsvSource({"IU, lU", "BOB, B0B", "'밤  새', 밤 새", "밤\u3000새, 밤 새", "❤밤, ❤\uFE0F밤", "раураl, PAYPAI"})
    void names_that_look_alike_as_they_are_written_are_alike(String one, String other) {
        assertThat(new Nickname(one).skeleton()).isEqualTo(new Nickname(other).skeleton());
    }

    @ParameterizedTest
    @CsvSource({"IU, UI", "부엉이, 부영이", "밤새, 밤 새", "BOB, BOD"})
    void names_that_do_not_look_alike_are_not(String one, String other) {
        assertThat(new Nickname(one).skeleton()).isNotEqualTo(new Nickname(other).skeleton());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202Egnp",
                "밤\u200B",
                "\u3164",
                "a\u0000b",
                "\uFE0F",
                "밤1\u200D",
                "밤1\uFE0F",
                "🌙\u200D",
                "🌙\u200D밤",
                "밤\uFE00",
                "밤\uDB40\uDD00",
                "\u0301\u0301",
                "\u20DD",
                "밤\u034F"
            })
    void a_name_shows_what_it_is(String text) {
        assertThatThrownBy(() -> new Nickname(text)).hasMessage("닉네임에 사용할 수 없는 문자가 있습니다.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"🌙", "❤\uFE0F", "❤\uFE0F\u200D🔥", "👩🏽\u200D🚀", "1\uFE0F\u20E3", "ñandú", "नमस्ते", "e\u0301"
            })
    void what_is_seen_is_a_name(String text) {
        assertThatCode(() -> new Nickname(text)).doesNotThrowAnyException();
    }

    @Test
    void secrets_do_not_show_when_something_is_logged() {
        assertThat(new PasswordHash("{argon2}x").toString()).doesNotContain("argon2");
        assertThat(new Email("owl@example.com").toString()).doesNotContain("owl");
    }
}
