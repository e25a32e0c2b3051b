package nighttalk.command.account;

import nighttalk.platform.refusal.Refused;

/** A password that somebody chose, good enough to be taken. Never logged, never stored. */
public final class NewPassword {

    /** Fewest characters of any password. */
    public static final int FEWEST = 8;

    /** Most characters of any password. */
    public static final int MOST = 20;

    private final String text;

    /**
     * Checks the rules one by one, in the order in which a person would mend them.
     *
     * @param text the password
     * @param confirmation the same once more
     */
    public NewPassword(String text, String confirmation) {
        check(hasRightLength(text), "password-length", "비밀번호는 8~20자여야 합니다.");
        check(has(text, 'A', 'Z'), "password-upper-case", "비밀번호에 대문자가 최소 1개 포함되어야 합니다.");
        check(has(text, 'a', 'z'), "password-lower-case", "비밀번호에 소문자가 최소 1개 포함되어야 합니다.");
        check(has(text, '0', '9'), "password-digit", "비밀번호에 숫자가 최소 1개 포함되어야 합니다.");
        check(
                !text.codePoints().allMatch(Character::isLetterOrDigit),
                "password-special",
                "비밀번호에 특수문자가 최소 1개 포함되어야 합니다.");
        check(text.equals(confirmation), "password-confirmed", "비밀번호와 비밀번호 확인이 일치하지 않습니다.");
        this.text = text;
    }

    /** Whether it has 8 to 20 characters. */
    public static boolean hasRightLength(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters >= FEWEST && characters <= MOST;
    }

    private static boolean has(String text, char from, char to) {
        return text.chars().anyMatch(c -> c >= from && c <= to);
    }

    private static void check(boolean kept, String rule, String message) {
        if (!kept) {
            throw Refused.brokenRule(rule, message);
        }
    }

    /** The password itself. */
    public String text() {
        return text;
    }
}
