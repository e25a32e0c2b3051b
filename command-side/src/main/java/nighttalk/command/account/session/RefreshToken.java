package nighttalk.command.account.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import nighttalk.platform.security.SessionId;

/**
 * What an access token is renewed with, once (RFC 9700, section 4.14.2): the session, and 256 bits of which the database
 * has the hash only.
 *
 * @param session whose
 * @param secret 43 characters of Base64 for URLs
 */
record RefreshToken(SessionId session, String secret) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{" + (SessionId.LENGTH + 43) + "}");

    /** Reads what {@link #text()} wrote; nothing if it is something else. */
    static Optional<RefreshToken> read(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new RefreshToken(
                        new SessionId(text.substring(0, SessionId.LENGTH)), text.substring(SessionId.LENGTH)))
                : Optional.empty();
    }

    /** What the client keeps. */
    String text() {
        return session.text() + secret;
    }

    /** What the database keeps: SHA-256, which is enough where there is nothing to guess. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[…]";
    }
}
