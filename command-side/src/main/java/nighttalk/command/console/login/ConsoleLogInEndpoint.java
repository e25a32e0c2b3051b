package nighttalk.command.console.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import nighttalk.command.form.Fields;
import nighttalk.platform.console.ConsoleRole;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Log-in of those who work on the service. */
@RestController
class ConsoleLogInEndpoint {

    private final ConsoleLogIn logIn;

    ConsoleLogInEndpoint(ConsoleLogIn logIn) {
        this.logIn = logIn;
    }

    /** Name and password, as they were typed. */
    record Credentials(@Nullable String name, @Nullable String password) {

        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /**
     * The answer, named as RFC 6749 names it.
     *
     * @param expiresIn seconds
     * @param roles those at log-in, for showing
     */
    record LoggedIn(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String name,
            List<String> roles) {

        @Override
        public String toString() {
            return "LoggedIn[…]";
        }
    }

    @PostMapping("${nighttalk.api.prefix:/api}/console/login")
    LoggedIn logIn(@RequestBody Credentials given) {
        ConsoleLogIn.Session session =
                logIn.with(Fields.required("name", given.name()), Fields.required("password", given.password()));
        return new LoggedIn(
                session.token(),
                "bearer",
                session.lifetime().toSeconds(),
                session.user().name(),
                ConsoleRole.texts(session.user().roles()));
    }
}
