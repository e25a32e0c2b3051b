package nighttalk.query;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import nighttalk.platform.database.MissingSetting;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** The public keys of access tokens, fetched from the command side and kept for when it is away. */
final class CommandSideKeys {

    private static final Duration FETCH = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofDays(7);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);
    private static final int LARGEST = 64 * 1024;

    private CommandSideKeys() {}

    static JWKSource<SecurityContext> at(String commandSide, String path) {
        int wait = Math.toIntExact(FETCH.toMillis());
        return JWKSourceBuilder.create(url(commandSide, path), new DefaultResourceRetriever(wait, wait, LARGEST))
                .cache(FRESH.toMillis(), 2 * FETCH.toMillis())
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .retrying(true)
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    private static URL url(String commandSide, String path) {
        try {
            return URI.create(commandSide + path).toURL();
        } catch (IllegalArgumentException | MalformedURLException e) {
            throw new MissingSetting("nighttalk.command-side.url (NIGHTTALK_COMMANDSIDE_URL) must be an address such as"
                    + " http://command-side:8081");
        }
    }

    /** Tells keys that can't be had, which passes, from tokens that are no good. */
    static JwtDecoder fetched(JwtDecoder decoder) {
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException e) {
                throw new DataAccessResourceFailureException("the command side's keys can't be had", e);
            }
        };
    }
}
