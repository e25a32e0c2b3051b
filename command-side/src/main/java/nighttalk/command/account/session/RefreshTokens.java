package nighttalk.command.account.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.security.SessionId;
import org.springframework.stereotype.Component;

/**
 * Makes refresh tokens. Half of a secret is random, or follows from the secret before it by a key that only the service
 * has: whoever submits one token twice or three times at once gets the same next one each time, and nobody is left with
 * one that another submit has replaced. The other half is a mark by the same key, so that what somebody made up behind a
 * session's identifier, which is no secret, is told from a token that was good once.
 */
@Component
final class RefreshTokens {

    private static final int HALF = 16;

    private final SecureRandom random = new SecureRandom();
    private final MasterKey key;

    RefreshTokens(MasterKey key) {
        this.key = key;
    }

    /** The first one of a session. */
    RefreshToken first(SessionId session) {
        byte[] seed = new byte[HALF];
        random.nextBytes(seed);
        return marked(session, seed);
    }

    /** The one that the given one is replaced by. */
    RefreshToken after(RefreshToken given) {
        byte[] seed = key.refreshing("next/" + given.session().text() + "/" + given.secret());
        return marked(given.session(), Arrays.copyOf(seed, HALF));
    }

    /** Whether it was made here, at whatever time. */
    boolean made(RefreshToken token) {
        byte[] seed = Arrays.copyOf(Base64.getUrlDecoder().decode(token.secret()), HALF);
        return MessageDigest.isEqual(
                marked(token.session(), seed).secret().getBytes(US_ASCII),
                token.secret().getBytes(US_ASCII));
    }

    private RefreshToken marked(SessionId session, byte[] seed) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(seed);
        byte[] secret = Arrays.copyOf(seed, 2 * HALF);
        System.arraycopy(key.refreshing("mark/" + session.text() + "/" + text), 0, secret, HALF, HALF);
        return new RefreshToken(session, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }
}
