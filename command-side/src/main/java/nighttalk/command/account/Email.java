package nighttalk.command.account;

import java.util.Locale;
import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;

/** An e-mail address, as its owner wrote it. */
public record Email(String text) {

    private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{Z}@]{1,64}@[^\\s\\p{Z}@]+\\.[^\\s\\p{Z}@]+");
    /** RFC 5321, section 4.5.3.1.3. */
    private static final int MOST_CHARACTERS = 254;

    /** Checks the shape. */
    public Email {
        if (!isWellFormed(text)) {
            throw Refused.brokenRule("email-well-formed", "올바른 이메일 주소 형식을 입력해주세요.");
        }
    }

    /** Whether it looks like {@code a@b.c}. */
    public static boolean isWellFormed(String text) {
        return text.length() <= MOST_CHARACTERS && SHAPE.matcher(text).matches();
    }

    /** The one form in which equal addresses are equal: letter case doesn't matter. */
    public String canonical() {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Email[…]";
    }
}
