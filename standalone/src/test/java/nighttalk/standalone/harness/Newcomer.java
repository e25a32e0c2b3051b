package nighttalk.standalone.harness;

import java.util.concurrent.ThreadLocalRandom;

/** Somebody who is about to sign up, under names that nobody has. */
public final class Newcomer {

    /** A password that keeps all rules. */
    public static final String PASSWORD = "Moon!2026night";

    private Newcomer() {}

    /** The form of a sign-up that will succeed. */
    public static Form form() {
        return form(email(), nickname());
    }

    /** The form of a sign-up under these names, with {@link #PASSWORD}. */
    public static Form form(String email, String nickname) {
        return Form.of("email", email)
                .and("password", PASSWORD)
                .and("password_confirm", PASSWORD)
                .and("nickname", nickname)
                .file("profile_image", Pictures.png());
    }

    /** A new address. */
    public static String email() {
        return random(10) + "@night.kr";
    }

    /** A new nickname of ten characters, the longest there may be. */
    public static String nickname() {
        return "밤 " + random(8);
    }

    private static String random(int length) {
        return ThreadLocalRandom.current()
                .ints(length, 0, Character.MAX_RADIX)
                .mapToObj(digit -> String.valueOf(Character.forDigit(digit, Character.MAX_RADIX)))
                .reduce("", String::concat);
    }
}
