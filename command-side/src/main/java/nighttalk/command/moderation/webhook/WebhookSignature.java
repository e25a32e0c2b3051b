package nighttalk.command.moderation.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nighttalk.platform.database.MissingSetting;

/**
 * Signs and verifies as <a href="https://www.standardwebhooks.com">Standard Webhooks 1.0</a> has it, for which there are
 * libraries in most languages: HMAC-SHA256 over {@code id.timestamp.body}, in Base64 behind {@code v1,}. The header may
 * carry several, separated by spaces.
 */
final class WebhookSignature {

    /** Names the message; the same when it is sent again. */
    static final String ID = "webhook-id";

    /** When it was sent: seconds since 1970. */
    static final String TIMESTAMP = "webhook-timestamp";

    /** The signature or signatures. */
    static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 24;

    private final SecretKeySpec key;

    /**
     * Takes the secret.
     *
     * @param secret {@code whsec_} and at least 24 bytes in Base64
     * @throws MissingSetting if it is none
     */
    WebhookSignature(String secret) {
        this.key = new SecretKeySpec(bytes(secret), ALGORITHM);
    }

    private static byte[] bytes(String secret) {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "");
            if (bytes.length >= SHORTEST_KEY) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below, without the secret
        }
        throw new MissingSetting("nighttalk.moderation.webhook.secret (NIGHTTALK_MODERATION_WEBHOOK_SECRET) must be"
                + " whsec_ and at least 24 random bytes in Base64");
    }

    String sign(String id, long timestamp, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(mac(id, timestamp, body));
    }

    boolean verifies(String id, long timestamp, byte[] body, String signatures) {
        byte[] expected = sign(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String signature : signatures.split(" ", -1)) {
            found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
        }
        return found;
    }

    private byte[] mac(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
