package nighttalk.command.post;

import nighttalk.platform.refusal.Refused;

/** A post's title, without white space around it. */
public record Title(String text) {

    private static final int MOST_CHARACTERS = 26;

    /** Strips and checks. */
    public Title {
        text = text.strip();
        if (text.isEmpty()) {
            throw Refused.brokenRule("title-given", "제목을 입력해주세요.");
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw Refused.brokenRule("title-short", "제목은 최대 26자까지 작성 가능합니다.");
        }
    }
}
