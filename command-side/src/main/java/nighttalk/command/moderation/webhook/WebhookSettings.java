package nighttalk.command.moderation.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An external service that judges what people write.
 *
 * @param url where new and edited texts are sent
 * @param secret what both sides sign with: {@code whsec_} and at least 24 bytes in Base64
 * @param timeout how long to wait for the service
 * @param window how far the time of a verdict may be from ours
 */
@ConfigurationProperties("nighttalk.moderation.webhook")
record WebhookSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String secret,
        @DefaultValue("4s") Duration timeout,
        @DefaultValue("5m") Duration window) {

    @Override
    public String toString() {
        return "WebhookSettings[" + url + "]";
    }
}
