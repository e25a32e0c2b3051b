package nighttalk.command.console;

import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;

/** What a console user is called: an ASCII word that needs no escaping anywhere. */
public record ConsoleName(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{0,39}");

    /** Refuses what is none. */
    public ConsoleName {
        if (!isOne(text)) {
            throw Refused.brokenRule("console-name", "이름은 영문 소문자로 시작하고 영문 소문자, 숫자, '.', '-', '_'로 된 40자 이내여야 합니다.");
        }
    }

    /** Whether somebody can be called so. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
