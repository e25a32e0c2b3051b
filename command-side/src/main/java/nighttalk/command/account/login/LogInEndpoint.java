package nighttalk.command.account.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import nighttalk.command.account.Email;
import nighttalk.command.account.NewPassword;
import nighttalk.command.account.User;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Log-in. */
@RestController
class LogInEndpoint {

    private final LogIn logIn;

    LogInEndpoint(LogIn logIn) {
        this.logIn = logIn;
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
            User user) {

        @Override
        public String toString() {
            return "LoggedIn[…]";
        }
    }

    @PostMapping("${nighttalk.api.prefix:/api}/auth/login")
    LoggedIn logIn(@RequestBody Credentials given) {
        String email = present("email", given.email()).strip();
        String password = present("password", given.password());
        check(!email.isEmpty(), "email-given", "이메일을 입력해주세요.");
        check(Email.isWellFormed(email), "email-well-formed", "올바른 이메일 주소 형식을 입력해주세요. (예: example@example.com)");
        check(!password.isEmpty(), "password-given", "비밀번호를 입력해주세요.");
        check(NewPassword.hasRightLength(password), "password-length", "비밀번호는 8~20자입니다.");
        LogIn.Session session = logIn.with(new Email(email), password);
        return new LoggedIn(true, session.token(), "bearer", User.of(session.profile()));
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
