package nighttalk.command.account.changeprofile;

import nighttalk.command.account.Nickname;
import nighttalk.platform.refusal.Refused;

/** A nickname that is chosen anew has at most ten characters. */
final class NicknameIsShort {

    private static final int MOST_CHARACTERS = 10;

    private NicknameIsShort() {}

    static void check(Nickname nickname) {
        if (nickname.length() > MOST_CHARACTERS) {
            throw Refused.brokenRule("nickname-short", "닉네임은 최대 10자까지 작성 가능합니다.");
        }
    }
}
