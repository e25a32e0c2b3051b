package nighttalk.standalone.security;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.refused;

import java.util.concurrent.ThreadLocalRandom;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody passes for another by a name that only looks the same. */
@OnSharedService
class LookAlikesIT {

    private static final String TAKEN = "이미 사용 중인 닉네임입니다.";
    private static final String UNSEEN = "닉네임에 사용할 수 없는 문자가 있습니다.";

    private final Api api;

    LookAlikesIT(Api api) {
        this.api = api;
    }

    @Test
    void a_name_in_letters_of_another_script_that_look_the_same_is_taken() {
        String digits = String.valueOf(ThreadLocalRandom.current().nextInt(100_000, 1_000_000));
        Person.signsUp(api, Newcomer.email(), "pa" + digits);
        refused(signUp("р\u0430" + digits), Refusal.DUPLICATE, TAKEN); // Cyrillic er and a
        refused(signUp("ｐａ" + digits), Refusal.DUPLICATE, TAKEN);
        refused(signUp("PA" + digits), Refusal.DUPLICATE, TAKEN);
        ok(signUp("pb" + digits));
    }

    @Test
    void a_capital_i_is_a_small_l_and_a_zero_is_an_o() {
        String digits = String.valueOf(ThreadLocalRandom.current().nextInt(100_000, 1_000_000))
                .replace('0', '2');
        Person.signsUp(api, Newcomer.email(), "IU" + digits);
        refused(signUp("lU" + digits), Refusal.DUPLICATE, TAKEN);
        Person person = Person.signsUp(api, Newcomer.email(), "B0" + digits);
        refused(signUp("BO" + digits), Refusal.DUPLICATE, TAKEN);
        person.savesProfile(Form.of("nickname", "BO" + digits)); // one's own look
        refused(signUp("밤  " + digits + "\uFE0F"), Refusal.RULE, UNSEEN);
    }

    @Test
    void whoever_gives_a_name_up_gives_up_its_look_and_may_take_it_back() {
        String digits = String.valueOf(ThreadLocalRandom.current().nextInt(100_000, 1_000_000));
        Person person = Person.signsUp(api, Newcomer.email(), "co" + digits);
        person.savesProfile(Form.of("nickname", "\u0441o" + digits)); // Cyrillic es: one's own look
        person.savesProfile(Form.of("nickname", "xy" + digits));
        ok(signUp("co" + digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202Egnp밤",
                "밤\u200B새",
                "밤\u2066새\u2069",
                "\uFEFF밤새",
                "\u3164\u3164",
                "밤\u0007새",
                "밤\u2800새",
                "밤\u00AD새",
                "밤\u200D새",
                "밤\uE000새",
                "\uFE0F",
                "밤1\u200D",
                "🌙\u200D",
                "\u0301\u0301"
            })
    void characters_that_nobody_sees_are_refused(String nickname) {
        refused(signUp(nickname), Refusal.RULE, UNSEEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🦉", "👩‍🚀", "❤️", "👋🏽", "밤 새", "ñandú", "月"})
    void names_of_all_the_world_are_names(String shape) {
        String nickname = shape + ThreadLocalRandom.current().nextInt(1000, 10_000);
        ok(signUp(nickname));
    }

    private Answer signUp(String nickname) {
        return api.post("/auth/signup")
                .multipart(Newcomer.form(Newcomer.email(), nickname))
                .send();
    }
}
