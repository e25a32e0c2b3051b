package nighttalk.command.account;

import nighttalk.platform.refusal.Refused;

/** The account behind a token is withdrawn. */
public final class AccountGone extends Refused {

    /** Tells the person to log in. */
    public AccountGone() {
        super(Kind.NOT_AUTHENTICATED, "account-gone", "사용자를 찾을 수 없습니다. 다시 로그인해주세요.");
    }
}
