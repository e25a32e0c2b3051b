package nighttalk.command.security;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Signs tokens with the key that signs now. */
@Component
public class TokenSigner {

    private final JwtEncoder encoder;
    private final JwsHeader header;
    private final Clock clock;

    TokenSigner(SigningKeys keys, Clock clock) {
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(keys.all()));
        this.header = JwsHeader.with(SignatureAlgorithm.ES256)
                .keyId(keys.signing().getKeyID())
                .build();
        this.clock = clock;
    }

    /** The claims that all tokens have, for a token of an identifier of its own that is good from now on. */
    public JwtClaimsSet.Builder claims(String issuer, String subject, Duration lifetime) {
        Instant now = clock.instant();
        return JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(subject)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .id(UUID.randomUUID().toString());
    }

    /** The token. */
    public String sign(JwtClaimsSet.Builder claims) {
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
