package nighttalk.command.console.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nighttalk.command.form.Fields;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Guesses;
import nighttalk.command.throttle.Throttled;
import nighttalk.platform.console.ConsoleRole;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Log-in of those who work on the service. */
@RestController
class ConsoleLogInEndpoint {

    /** More of a name is not looked at for counting. */
    private static final int NAME = 40;

    private final ConsoleLogIn logIn;
    private final Guesses guesses;

    ConsoleLogInEndpoint(ConsoleLogIn logIn, Guesses guesses) {
        this.logIn = logIn;
        this.guesses = guesses;
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

    @Throttled(Act.LOG_IN)
    @PostMapping("${nighttalk.api.prefix:/api}/console/login")
    LoggedIn logIn(@RequestBody Credentials given, HttpServletRequest request) {
        String name = Fields.required("name", given.name());
        String password = Fields.required("password", given.password());
        ConsoleLogIn.Session session = guesses.ofConsoleUser(
                name.substring(0, Math.min(name.length(), NAME)), request, () -> logIn.with(name, password));
        return new LoggedIn(
                session.token(),
                "bearer",
                session.lifetime().toSeconds(),
                session.user().name(),
                ConsoleRole.texts(session.user().roles()));
    }
}
