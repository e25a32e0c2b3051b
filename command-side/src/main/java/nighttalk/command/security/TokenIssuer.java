package nighttalk.command.security;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nighttalk.event.AccountId;
import nighttalk.platform.security.AccessToken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Gives access tokens. */
@Component
public class TokenIssuer {

    private final JwtEncoder encoder;
    private final JwsHeader header;
    private final Duration lifetime;
    private final Clock clock;

    TokenIssuer(SigningKeys keys, @Value("${nighttalk.tokens.lifetime:30m}") Duration lifetime, Clock clock) {
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(keys.all()));
        this.header = JwsHeader.with(SignatureAlgorithm.ES256)
                .keyId(keys.signing().getKeyID())
                .build();
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * A token for the account.
     *
     * @param generation how many passwords the account had before the one it logged in with
     */
    public String issue(AccountId account, int generation) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(AccessToken.ISSUER)
                .subject(account.text())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .id(UUID.randomUUID().toString())
                .claim(AccessToken.GENERATION, generation)
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
