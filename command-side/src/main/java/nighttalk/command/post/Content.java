package nighttalk.command.post;

import nighttalk.platform.refusal.Refused;

/** What a post says, without white space around it. */
public record Content(String text) {

    private static final int MOST_CHARACTERS = 20_000;

    /** Strips and checks. */
    public Content {
        text = text.strip();
        if (text.isEmpty()) {
            throw Refused.brokenRule("content-given", "내용을 입력해주세요.");
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw Refused.brokenRule("content-bounded", "내용은 최대 20,000자까지 작성 가능합니다.");
        }
    }
}
