package nighttalk.command.account;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;

/** What a person is called here, without white space around it. */
public record Nickname(String text) {

    private static final int MOST_CHARACTERS_ANYWHERE = 50;
    private static final SpoofChecker SPOOFS = new SpoofChecker.Builder().build();
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    /** What joins emoji, or says whether one is coloured. */
    private static final Pattern UNSEEN = Pattern.compile("[\u200D\uFE0F]");

    /** Strips, and refuses what is blank or beyond all reason. */
    public Nickname {
        text = text.strip();
        if (text.isEmpty()) {
            throw Refused.brokenRule("nickname-given", "닉네임을 입력해주세요.");
        }
        if (length(text) > MOST_CHARACTERS_ANYWHERE) {
            throw Refused.brokenRule("nickname-short", "닉네임은 최대 50자까지 작성 가능합니다.");
        }
        NicknameShowsWhatItIs.check(text);
    }

    /** How many characters (code points). */
    public int length() {
        return length(text);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The one form in which equal names are equal: neither letter case nor the way it is encoded matters. */
    String canonical() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /**
     * The one form in which names are equal that look alike in lower case: the skeleton of Unicode Technical Standard 39,
     * section 4, of the {@link #canonical()} form.
     */
    String lookAlike() {
        return SPOOFS.getSkeleton(canonical());
    }

    /**
     * The one form in which names are equal that look alike as they are written: a capital I is a small l here, and a zero
     * an O, whichever case the rest is in; so many spaces are one, and what only chooses between forms of an emoji is
     * nothing.
     */
    String skeleton() {
        String seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        String written = SPOOFS.getSkeleton(SPACES.matcher(seen).replaceAll(" "));
        return SPOOFS.getSkeleton(written.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "Nickname[…]";
    }
}
