package nighttalk.command.account.changepassword;

import nighttalk.command.account.NewPassword;
import nighttalk.command.account.PasswordHash;
import nighttalk.command.security.Passwords;
import nighttalk.platform.refusal.Refused;

/** A new password is not the present one. */
final class PasswordIsAnother {

    private PasswordIsAnother() {}

    static void check(NewPassword chosen, PasswordHash present, Passwords passwords) {
        if (passwords.match(chosen.text(), present)) {
            throw Refused.brokenRule("password-another", "기존 비밀번호와 동일한 비밀번호는 사용할 수 없습니다.");
        }
    }
}
