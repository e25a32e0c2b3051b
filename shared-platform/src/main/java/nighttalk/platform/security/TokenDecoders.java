package nighttalk.platform.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import nighttalk.platform.console.ConsoleToken;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies tokens: signature, issuer, time, and, of access tokens, that the account still admits them. */
public final class TokenDecoders {

    /** How far the clocks of two machines may be apart. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private TokenDecoders() {}

    /**
     * Verifies against a set of public keys. What can't change about a token is verified once and remembered for some
     * minutes; the time and the gate count at every request.
     *
     * @param keys the command side's public keys
     * @param gate asked last
     * @param ended sessions whose tokens no longer count
     */
    public static JwtDecoder of(JWKSource<SecurityContext> keys, AccountGate gate, EndedSessions ended) {
        return new VerifiedTokens(
                issued(AccessToken.ISSUER, keys),
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(CLOCK_SKEW), through(gate, ended)));
    }

    /**
     * Verifies the tokens of console users; whether one still counts is for the console gate to say.
     *
     * @param keys the command side's public keys
     */
    public static JwtDecoder ofConsole(JWKSource<SecurityContext> keys) {
        return new VerifiedTokens(issued(ConsoleToken.ISSUER, keys), new JwtTimestampValidator(CLOCK_SKEW));
    }

    private static JwtDecoder issued(String issuer, JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        // Time and the rest are checked by the validators below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new JwtIssuerValidator(issuer));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> through(AccountGate gate, EndedSessions ended) {
        OAuth2TokenValidatorResult refused = OAuth2TokenValidatorResult.failure(
                new OAuth2Error("invalid_token", "the token no longer counts", null));
        return jwt -> {
            AccessToken token;
            try {
                token = AccessToken.of(jwt);
            } catch (IllegalArgumentException e) {
                return refused;
            }
            if (token.session() != null && ended.contains(token.session())) {
                return refused;
            }
            return gate.admits(token.account(), token.generation(), token.id())
                    ? OAuth2TokenValidatorResult.success()
                    : refused;
        };
    }
}
