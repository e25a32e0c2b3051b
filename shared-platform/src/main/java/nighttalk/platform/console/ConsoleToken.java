package nighttalk.platform.console;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What the token of a console user says. It is signed with the keys of access tokens, but is none: its issuer is
 * another. The roles that it names are for whoever shows them; what counts are those in the database.
 *
 * @param name {@code sub}
 * @param generation of the password that the token was given for
 */
public record ConsoleToken(String name, long generation) {

    /** The issuer of all tokens of console users. */
    public static final String ISSUER = "nighttalk-console";

    /** The claim of the {@link #generation}. */
    public static final String GENERATION = "gen";

    /** The claim of the roles at log-in. */
    public static final String ROLES = "roles";

    /**
     * Reads a verified token.
     *
     * @throws IllegalArgumentException if a claim is missing or is not what it should be
     */
    static ConsoleToken of(Jwt jwt) {
        @Nullable String subject = jwt.getSubject();
        if (subject == null || !(jwt.getClaims().get(GENERATION) instanceof Number generation)) {
            throw new IllegalArgumentException("a claim is missing");
        }
        return new ConsoleToken(subject, generation.longValue());
    }
}
