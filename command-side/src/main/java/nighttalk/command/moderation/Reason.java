package nighttalk.command.moderation;

import nighttalk.platform.refusal.Refused;

/** Why a moderator decided so. It is for the record, in the clear: whoever writes it quotes nobody. */
public record Reason(String text) {

    private static final int MOST_CHARACTERS = 500;

    /** Checks. */
    public Reason {
        if (text.isBlank()) {
            throw Refused.brokenRule("reason-given", "사유를 입력해주세요.");
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw Refused.brokenRule("reason-bounded", "사유는 최대 500자까지 작성 가능합니다.");
        }
    }
}
