package nighttalk.platform.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Lets in who works on the service. A token says who somebody is; whether they still are one of us, and what they may
 * do, the database says at each request, or said some seconds ago.
 */
public final class ConsoleGate {

    /** With the time that a request takes, what an operator changes counts within five seconds everywhere. */
    private static final Duration REMEMBERED = Duration.ofSeconds(4);

    private static final int MOST = 1_000;

    private final JwtDecoder tokens;
    private final JdbcClient log;
    private final Cache<String, ConsoleUser> remembered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /**
     * Takes what it works with.
     *
     * @param tokens verifies signature, issuer and time
     * @param log the database with the table {@code console_user}, which is only read
     */
    public ConsoleGate(JwtDecoder tokens, DataSource log) {
        this.tokens = tokens;
        this.log = JdbcClient.create(log);
    }

    /** What verifies the tokens, but not whether they still count. */
    public JwtDecoder tokens() {
        return tokens;
    }

    /**
     * Who it is that holds a genuine token, with the roles that they have now.
     *
     * @throws InvalidBearerTokenException if the token does not count any more
     */
    public JwtAuthenticationToken admit(Jwt jwt) {
        ConsoleToken token;
        try {
            token = ConsoleToken.of(jwt);
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("a claim is missing", e);
        }
        ConsoleUser user = known(token);
        return new JwtAuthenticationToken(jwt, authorities(user), user.name());
    }

    /** What was remembered may let somebody in, but sends nobody away: they may have logged in after a change. */
    private ConsoleUser known(ConsoleToken token) {
        @Nullable ConsoleUser before = remembered.getIfPresent(token.name());
        if (before != null && before.admits(token)) {
            return before;
        }
        ConsoleUser now = find(token.name())
                .filter(user -> user.admits(token))
                .orElseThrow(() -> new InvalidBearerTokenException("the token no longer counts"));
        remembered.put(now.name(), now);
        return now;
    }

    private Optional<ConsoleUser> find(String name) {
        return log.sql("SELECT " + ConsoleUser.COLUMNS + " FROM console_user WHERE name = ?")
                .param(name)
                .query((row, n) -> ConsoleUser.of(row))
                .optional();
    }

    private static List<SimpleGrantedAuthority> authorities(ConsoleUser user) {
        return user.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }
}
