package nighttalk.command.security;

import java.time.Duration;
import nighttalk.event.AccountId;
import nighttalk.platform.security.AccessToken;
import nighttalk.platform.security.SessionId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gives access tokens. */
@Component
public class TokenIssuer {

    private final TokenSigner signer;
    private final Duration lifetime;

    TokenIssuer(TokenSigner signer, @Value("${nighttalk.tokens.lifetime:30m}") Duration lifetime) {
        this.signer = signer;
        this.lifetime = lifetime;
    }

    /**
     * A token for the account.
     *
     * @param generation how many passwords the account had before the one it logged in with
     * @param session the log-in that it goes on from
     */
    public String issue(AccountId account, int generation, SessionId session) {
        return signer.sign(signer.claims(AccessToken.ISSUER, account.text(), lifetime)
                .claim(AccessToken.GENERATION, generation)
                .claim(AccessToken.SESSION, session.text()));
    }

    /** How long a token is good. */
    public Duration lifetime() {
        return lifetime;
    }
}
