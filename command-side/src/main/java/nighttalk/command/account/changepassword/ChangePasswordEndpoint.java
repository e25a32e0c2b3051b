package nighttalk.command.account.changepassword;

import java.util.Objects;
import nighttalk.command.account.AccountGone;
import nighttalk.command.account.Credentials;
import nighttalk.command.account.NewPassword;
import nighttalk.command.account.Profile;
import nighttalk.command.account.session.Sessions;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.form.Fields;
import nighttalk.command.security.Passwords;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.platform.security.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Change of password. */
@RestController
class ChangePasswordEndpoint {

    private final Commands commands;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Sessions sessions;

    ChangePasswordEndpoint(Commands commands, Credentials credentials, Passwords passwords, Sessions sessions) {
        this.commands = commands;
        this.credentials = credentials;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** The answer, as the page shows it. */
    record Changed(boolean success, String message, String email) {}

    @Throttled(Act.PROFILE)
    @PutMapping("${nighttalk.api.prefix:/api}/auth/password")
    Changed changePassword(
            @AuthenticationPrincipal Jwt jwt,
            @RequestParam(name = "new_password", required = false) @Nullable String password,
            @RequestParam(name = "new_password_confirm", required = false) @Nullable String confirmation) {
        AccessToken token = AccessToken.of(jwt);
        NewPassword chosen = new NewPassword(
                Fields.required("new_password", password), Fields.required("new_password_confirm", confirmation));
        Credentials.Credential present = credentials.of(token.account()).orElseThrow(AccountGone::new);
        PasswordIsAnother.check(chosen, present.hash(), passwords);
        Profile profile = Objects.requireNonNull(commands.<Profile>send(
                new ChangePassword(token.account(), passwords.hash(chosen), token), Actor.member(token.account())));
        sessions.endOfEarlierPasswords(token.account());
        return new Changed(true, "비밀번호가 성공적으로 수정되었습니다.", profile.email().text());
    }
}
