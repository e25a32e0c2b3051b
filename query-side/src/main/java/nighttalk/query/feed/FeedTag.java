package nighttalk.query.feed;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Says of a page of the feed which one it is ({@code ETag}), so that who has it already gets 304 and no page. */
final class FeedTag extends ShallowEtagHeaderFilter {

    private static final int BYTES = 12;

    @Override
    protected String generateETagHeaderValue(InputStream page, boolean isWeak) throws IOException {
        byte[] digest = Arrays.copyOf(sha256().digest(page.readAllBytes()), BYTES);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
