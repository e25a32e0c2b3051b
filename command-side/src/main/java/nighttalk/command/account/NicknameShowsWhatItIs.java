package nighttalk.command.account;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import nighttalk.platform.refusal.Refused;

/**
 * A nickname has no characters that can't be seen or that turn the text around them over, and is not made of marks alone
 * that stand on nothing: two names would look the same, or one would disguise what stands beside it (Unicode Technical
 * Report 36, section 2).
 */
final class NicknameShowsWhatItIs {

    private static final int JOINER = 0x200D;
    private static final int AS_EMOJI = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final String KEYS = "0123456789#*";
    /** What Unicode counts as seen, and has no form: the Braille pattern without dots. */
    private static final int BLANK = 0x2800;

    private NicknameShowsWhatItIs() {}

    static void check(String text) {
        int[] characters = text.codePoints().toArray();
        boolean letters = false;
        int before = 0;
        for (int at = 0; at < characters.length; at++) {
            int character = characters[at];
            int behind = at + 1 < characters.length ? characters[at + 1] : 0;
            if (!isSeen(character) && !isPartOfEmoji(character, before, behind)) {
                throw refused();
            }
            letters |= isSeen(character) && !isMark(character);
            // What picks an emoji's colour or form belongs to it.
            if (!Character.isEmojiModifier(character) && !isMark(character)) {
                before = character;
            }
        }
        if (!letters) {
            throw refused();
        }
    }

    /** What makes one picture of several, or a coloured one of a sign, and is seen by that. */
    private static boolean isPartOfEmoji(int character, int before, int behind) {
        return switch (character) {
            case JOINER -> Character.isExtendedPictographic(before) && Character.isExtendedPictographic(behind);
            case AS_EMOJI ->
                Character.isExtendedPictographic(before) || (KEYS.indexOf(before) >= 0 && behind == KEYCAP);
            default -> false;
        };
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
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
            default ->
                character != BLANK && !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }

    private static Refused refused() {
        return Refused.brokenRule("nickname-visible", "닉네임에 사용할 수 없는 문자가 있습니다.");
    }
}
