package nighttalk.query.audit.look;

import nighttalk.platform.refusal.Refused;

/**
 * Why somebody looks, and whether to see what is personal.
 *
 * @param reason in the viewer's words; empty where none is given
 * @param unmask whether personal texts are to be shown
 */
public record Why(String reason, boolean unmask) {

    private static final int LONGEST = 200;

    /** Checks, strictly where something personal is asked for. */
    public Why {
        reason = reason.strip();
        if (reason.codePointCount(0, reason.length()) > LONGEST
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Refused.brokenRule("reason", "사유는 한 줄, 200자 이내여야 합니다.");
        }
        if (unmask && reason.isEmpty()) {
            throw Refused.brokenRule("reason-missing", "개인정보를 보려면 사유(reason)를 입력해주세요.");
        }
    }
}
