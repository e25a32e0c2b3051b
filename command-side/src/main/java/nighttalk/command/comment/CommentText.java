package nighttalk.command.comment;

import nighttalk.platform.refusal.Refused;

/** What a comment says. */
public record CommentText(String text) {

    private static final int MOST_CHARACTERS = 5_000;

    /** Checks. */
    public CommentText {
        if (text.isBlank()) {
            throw Refused.brokenRule("comment-given", "댓글 내용을 입력해주세요.");
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw Refused.brokenRule("comment-bounded", "댓글은 최대 5,000자까지 작성 가능합니다.");
        }
    }
}
