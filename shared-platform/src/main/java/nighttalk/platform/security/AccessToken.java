package nighttalk.platform.security;

import nighttalk.event.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an access token says. Signed with ES256 by the command side, verified by both.
 *
 * @param account {@code sub}
 * @param generation how many passwords the account had before the one that the token was given for
 * @param id {@code jti}
 * @param session {@code sid}; null in tokens that an earlier version gave
 */
public record AccessToken(
        AccountId account,
        int generation,
        String id,
        @Nullable SessionId session) {

    /** The claim of the {@link #generation}. */
    public static final String GENERATION = "gen";

    /** The claim of the {@link #session}. */
    public static final String SESSION = "sid";

    /** The issuer of all tokens. */
    public static final String ISSUER = "nighttalk";

    /**
     * Reads a verified token.
     *
     * @throws IllegalArgumentException if a claim is missing or is not what it should be
     */
    public static AccessToken of(Jwt jwt) {
        @Nullable String subject = jwt.getSubject();
        @Nullable String id = jwt.getId();
        Object generation = jwt.getClaims().get(GENERATION);
        if (subject == null || id == null || !(generation instanceof Number number)) {
            throw new IllegalArgumentException("a claim is missing");
        }
        Object session = jwt.getClaims().get(SESSION);
        return new AccessToken(
                AccountId.of(subject),
                number.intValue(),
                id,
                session == null ? null : new SessionId(session.toString()));
    }
}
