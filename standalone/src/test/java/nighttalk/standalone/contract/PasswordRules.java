package nighttalk.standalone.contract;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Passwords against the rules that sign-up and password change share. */
final class PasswordRules {

    private PasswordRules() {}

    /** Each breaks one rule. */
    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("Aa1!aaa", Texts.P1),
                arguments("Aa1!aaaaaaaaaaaaaaaaa", Texts.P1),
                arguments("aaaaaa1!", Texts.P2),
                arguments("가나다라aa1!", Texts.P2),
                arguments("AAAAAA1!", Texts.P3),
                arguments("Aaaaaaa!", Texts.P4),
                arguments("Aaaaaaa1", Texts.P5),
                arguments("Aa1가나다라마", Texts.P5),
                arguments("Aa1éжλ字あ", Texts.P5),
                arguments("Aa1٣٣٣٣٣", Texts.P5));
    }

    /** Each breaks one rule and all later ones, so that the order shows; their confirmation differs as well. */
    static Stream<Arguments> brokenInOrder() {
        return Stream.of(
                arguments("가", Texts.P1),
                arguments("가나다라마바사아", Texts.P2),
                arguments("A나다라마바사아", Texts.P3),
                arguments("Aa다라마바사아", Texts.P4),
                arguments("Aa1라마바사아", Texts.P5),
                arguments("Aa1!마바사아", Texts.P6));
    }

    /** The shortest, the longest, and unusual special characters. */
    static Stream<String> kept() {
        return Stream.of("Aa1!aaaa", "Aa1!aaaaaaaaaaaaaaaa", "Aa1_aaaa", "Aa1 aaaa", "Aa1🌙가나다라");
    }
}
