package nighttalk.command.account.withdraw;

import java.util.Objects;
import nighttalk.command.account.Profile;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.event.AccountId;
import nighttalk.platform.security.AccessToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RestController;

/** Withdrawal. */
@RestController
class WithdrawEndpoint {

    private final Commands commands;

    WithdrawEndpoint(Commands commands) {
        this.commands = commands;
    }

    /** The last thing that the person is told. */
    record Withdrawn(boolean success, String message, String email) {}

    @DeleteMapping("${nighttalk.api.prefix:/api}/auth/profile")
    Withdrawn withdraw(@AuthenticationPrincipal Jwt token) {
        AccountId account = AccessToken.of(token).account();
        Profile last =
                Objects.requireNonNull(commands.<Profile>send(new WithdrawAccount(account), Actor.member(account)));
        return new Withdrawn(true, "회원 탈퇴가 완료되었습니다.", last.email().text());
    }
}
