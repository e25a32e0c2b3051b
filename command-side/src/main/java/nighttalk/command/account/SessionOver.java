package nighttalk.command.account;

import nighttalk.platform.refusal.Refused;

/** The log-in that a token stands for has ended: by itself, by its owner, or since the password was changed. */
public final class SessionOver extends Refused {

    /** Tells the person to log in. */
    public SessionOver() {
        super(Kind.NOT_AUTHENTICATED, "session-over", "로그인이 만료되었습니다. 다시 로그인해주세요.");
    }
}
