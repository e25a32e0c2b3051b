package nighttalk.command.post.countviews;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import nighttalk.platform.security.HttpSecurityRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks the query side for the views that it has counted and not yet reported, so that the answer to an edit shows the
 * same number as the page did a moment ago. Best effort: an edit never fails for it.
 */
@Component
public class PendingViews {

    private static final Logger LOG = LoggerFactory.getLogger(PendingViews.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;

    PendingViews(
            @Value("${nighttalk.query-side.url}") String querySide,
            @Value("${nighttalk.internal.secret}") String secret) {
        this.request = HttpRequest.newBuilder(URI.create(querySide + "/internal/post-views/flush"))
                .header(HttpSecurityRules.INTERNAL_SECRET, secret)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    /** Returns when they are reported, or when it took too long. */
    public void fetch() {
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            LOG.debug("the query side did not report its views: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
