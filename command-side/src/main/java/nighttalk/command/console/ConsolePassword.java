package nighttalk.command.console;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nighttalk.platform.refusal.Refused;

/** A password of a console user, long enough to be taken. Never logged, never stored. */
public final class ConsolePassword {

    private static final int FEWEST = 12;
    private static final int MOST = 200;

    /** Lower-case letters and digits that nobody takes for another: 32 of them, 5 bits each. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    /** Refuses what is too short, or longer than anybody types. */
    public ConsolePassword(String text) {
        int characters = text.codePointCount(0, text.length());
        if (characters < FEWEST || characters > MOST) {
            throw Refused.brokenRule("console-password", "비밀번호는 12자 이상 200자 이하여야 합니다.");
        }
        this.text = text;
    }

    /** One that nobody can guess, of 125 bits, in groups that can be read out and typed. */
    public static ConsolePassword random() {
        return new ConsolePassword(IntStream.range(0, GROUPS)
                .mapToObj(group -> RANDOM.ints(GROUP, 0, ALPHABET.length())
                        .mapToObj(at -> ALPHABET.substring(at, at + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-")));
    }

    /** The password itself. */
    public String text() {
        return text;
    }
}
