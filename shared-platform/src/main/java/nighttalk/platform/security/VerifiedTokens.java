package nighttalk.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers tokens whose signature was good: checking one takes longer than all the rest of a request. A key that is
 * withdrawn stops counting within minutes, as it does for the keys themselves.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final int MOST = 20_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final JwtDecoder verifier;
    private final OAuth2TokenValidator<Jwt> eachTime;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /**
     * Takes what it works with.
     *
     * @param verifier checks what can't change about a token
     * @param eachTime checks what can
     */
    VerifiedTokens(JwtDecoder verifier, OAuth2TokenValidator<Jwt> eachTime) {
        this.verifier = verifier;
        this.eachTime = eachTime;
    }

    /**
     * As declared.
     *
     * @throws JwtValidationException if the token is genuine, but does not count now
     */
    @Override
    public Jwt decode(String token) throws JwtException {
        Jwt jwt = verified.getIfPresent(token);
        if (jwt == null) {
            jwt = verifier.decode(token);
            verified.put(token, jwt);
        }
        OAuth2TokenValidatorResult result = eachTime.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException("the token does not count", result.getErrors());
        }
        return jwt;
    }
}
