package nighttalk.query.postviews;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import nighttalk.platform.security.HttpSecurityRules;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The command side as another process. */
public final class HttpViewLog implements ViewLog {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private record Noted(long position) {}

    private final RestClient commandSide;

    /**
     * Takes what it works with.
     *
     * @param url the command side
     * @param secret what our own processes know each other by
     */
    public HttpViewLog(String url, String secret) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(ANSWER);
        this.commandSide = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(url)
                .defaultHeader(HttpSecurityRules.INTERNAL_SECRET, secret)
                .build();
    }

    @Override
    public long record(Batch batch) {
        return Objects.requireNonNull(commandSide
                        .post()
                        .uri("/internal/post-views")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(batch)
                        .retrieve()
                        .body(Noted.class))
                .position();
    }
}
