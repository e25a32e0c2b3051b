package nighttalk.command.account.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import nighttalk.command.account.Email;
import nighttalk.command.account.NewPassword;
import nighttalk.command.account.User;
import nighttalk.command.account.session.Tokens;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Guesses;
import nighttalk.command.throttle.Throttled;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Log-in. */
@RestController
class LogInEndpoint {

    private final LogIn logIn;
    private final Guesses guesses;

    LogInEndpoint(LogIn logIn, Guesses guesses) {
        this.logIn = logIn;
        this.guesses = guesses;
    }

    /** E-mail and password, as the page sends them. */
    record Credentials(@Nullable String email, @Nullable String password) {

        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /** The answer, as the page stores it. */
    record LoggedIn(
            boolean success,
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("refresh_token") String refreshToken,
            User user) {

        @Override
        public String toString() {
            return "LoggedIn[…]";
        }
    }

    @Throttled(Act.LOG_IN)
    @PostMapping("${nighttalk.api.prefix:/api}/auth/login")
    LoggedIn logIn(
            @RequestBody Credentials given,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent,
            HttpServletRequest request) {
        String email = present("email", given.email()).strip();
        String password = present("password", given.password());
        check(!email.isEmpty(), "email-given", "이메일을 입력해주세요.");
        check(Email.isWellFormed(email), "email-well-formed", "올바른 이메일 주소 형식을 입력해주세요. (예: example@example.com)");
        check(!password.isEmpty(), "password-given", "비밀번호를 입력해주세요.");
        check(NewPassword.hasRightLength(password), "password-length", "비밀번호는 8~20자입니다.");
        Email known = new Email(email);
        LogIn.LoggedIn loggedIn =
                guesses.ofMember(known.canonical(), request, () -> logIn.with(known, password, userAgent));
        Tokens tokens = loggedIn.tokens();
        return new LoggedIn(
                true,
                tokens.access(),
                "bearer",
                tokens.lifetime().toSeconds(),
                tokens.refresh(),
                User.of(loggedIn.profile()));
    }

    private static String present(String field, @Nullable String value) {
        if (value == null) {
            throw new Refused(Refused.Kind.UNREADABLE, "field-missing", field + " 항목이 필요합니다.");
        }
        return value;
    }

    private static void check(boolean kept, String rule, String text) {
        if (!kept) {
            throw Refused.brokenRule(rule, text);
        }
    }
}
