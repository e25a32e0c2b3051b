package nighttalk.standalone.demo;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What to call oneself when the name is taken: the same with a number, still within the limit. */
final class Nicknames {

    /** Characters, as docs/contract.md has it for a changed profile. */
    static final int LONGEST = 10;

    private static final int MOST = 999;

    private Nicknames() {}

    static Stream<String> like(String nickname) {
        return Stream.concat(
                Stream.of(nickname), IntStream.rangeClosed(2, MOST).mapToObj(number -> numbered(nickname, number)));
    }

    private static String numbered(String nickname, int number) {
        String suffix = Integer.toString(number);
        int kept = Math.min(nickname.length(), LONGEST - suffix.length());
        return nickname.substring(0, kept) + suffix;
    }
}
