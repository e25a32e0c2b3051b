package nighttalk.platform.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Names one log-in: 128 random bits in Base64 for URLs (RFC 4648, section 5). Access tokens carry it as {@code sid}.
 *
 * @param text its 22 characters
 */
public record SessionId(String text) {

    /** How many characters it has. */
    public static final int LENGTH = 22;

    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Takes one that was made before.
     *
     * @throws IllegalArgumentException if the text is no such identifier
     */
    public SessionId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a session's identifier");
        }
    }

    /** A new one, which nobody can guess. */
    public static SessionId next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
