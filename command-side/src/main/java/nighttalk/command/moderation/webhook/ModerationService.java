package nighttalk.command.moderation.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import nighttalk.event.CommentId;
import nighttalk.event.Personal;
import nighttalk.platform.database.MissingSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The external service, as we ask it. */
@Component
@Conditional(WebhookAttached.class)
class ModerationService {

    /** It has read the request and can do nothing with it: the same once more won't help. */
    private static final Set<Integer> REFUSES = Set.of(400, 413, 422);

    private final HttpClient http;
    private final URI url;
    private final WebhookSettings settings;
    private final WebhookSignature signature;
    private final JsonMapper json;
    private final Clock clock;
    private final MeterRegistry metrics;

    ModerationService(
            WebhookSettings settings, WebhookSignature signature, JsonMapper json, Clock clock, MeterRegistry metrics) {
        this.settings = settings;
        this.url = url(settings.url());
        this.signature = signature;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * What it said.
     *
     * @param taken false if it can do nothing with the text
     */
    record Answer(boolean taken, int status) {}

    /** The service did not take the text; another time it may. */
    static final class NotNow extends RuntimeException {
        NotNow(String why, @Nullable Throwable cause) {
            super("the moderation service did not take a text: " + why, cause, false, false);
        }
    }

    record Message(String type, String timestamp, Data data) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            @JsonProperty("event_id") String eventId,
            @JsonProperty("post_id") String postId,
            @JsonProperty("comment_id") @Nullable String commentId,
            @Nullable String title,
            String content,
            @JsonProperty("image_path") @Nullable String imagePath) {

        @Override
        public String toString() {
            return "Data[" + eventId + "]";
        }
    }

    /**
     * Shows it a text.
     *
     * @param position of the event in the log, by which the service names it
     * @param at when it was written
     * @throws NotNow if it is to be shown once more, later
     */
    Answer ask(long position, Instant at, WrittenText text) {
        String id = Long.toString(position);
        byte[] body = json.writeValueAsBytes(new Message(text.type(), at.toString(), data(id, text)));
        try {
            int status = http.send(request(id, body), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            boolean taken = status / 100 == 2;
            if (!taken && !REFUSES.contains(status)) {
                throw failed("status " + status, null);
            }
            count(taken ? "taken" : "refused");
            return new Answer(taken, status);
        } catch (IOException e) {
            throw failed(e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("stopped", e);
        }
    }

    private NotNow failed(String why, @Nullable Throwable cause) {
        count("failed");
        return new NotNow(why, cause);
    }

    private void count(String outcome) {
        metrics.counter("nighttalk.moderation.webhook", "outcome", outcome).increment();
    }

    private HttpRequest request(String id, byte[] body) {
        long now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(url)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header(WebhookSignature.ID, id)
                .header(WebhookSignature.TIMESTAMP, Long.toString(now))
                .header(WebhookSignature.SIGNATURE, signature.sign(id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Data data(String id, WrittenText text) {
        CommentId comment = text.of().comment();
        return new Data(
                id,
                text.of().post().text(),
                comment == null ? null : comment.text(),
                Personal.textOf(text.title()),
                text.content().text(),
                Personal.textOf(text.image()));
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text.strip());
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new MissingSetting("nighttalk.moderation.webhook.url (NIGHTTALK_MODERATION_WEBHOOK_URL) must be an"
                + " address such as https://moderation.example/texts");
    }
}
