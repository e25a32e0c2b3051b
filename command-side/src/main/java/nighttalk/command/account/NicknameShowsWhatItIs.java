package nighttalk.command.account;

import nighttalk.platform.refusal.Refused;

/**
 * A nickname has no characters that can't be seen or that turn the text around them over: two names would look the same,
 * or one would disguise what stands beside it (Unicode Technical Report 36, section 2).
 */
final class NicknameShowsWhatItIs {

    private static final int JOINER = 0x200D;
    /** Letters that have no form: Hangul fillers, and the Braille pattern without dots. */
    private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800\u034F\u17B4\u17B5";

    private NicknameShowsWhatItIs() {}

    static void check(String text) {
        int before = 0;
        for (int character : text.codePoints().toArray()) {
            if (!isSeen(character) && !(character == JOINER && Character.isEmoji(before))) {
                throw Refused.brokenRule("nickname-visible", "닉네임에 사용할 수 없는 문자가 있습니다.");
            }
            // What picks an emoji's colour or form belongs to it.
            if (!Character.isEmojiModifier(character) && Character.getType(character) != Character.NON_SPACING_MARK) {
                before = character;
            }
        }
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> BLANK_LETTERS.indexOf(character) < 0;
        };
    }
}
