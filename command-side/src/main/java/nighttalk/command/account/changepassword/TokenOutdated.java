package nighttalk.command.account.changepassword;

import nighttalk.platform.refusal.Refused;

/** The password was changed with another token meanwhile. */
public final class TokenOutdated extends Refused {

    /** Tells the person to log in. */
    public TokenOutdated() {
        super(Kind.NOT_AUTHENTICATED, "session-over", "로그인이 만료되었습니다. 다시 로그인해주세요.");
    }
}
