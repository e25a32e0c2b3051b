package nighttalk.standalone.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One browser: its cookies, its connections, and patience with a busy service. */
final class Connection implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI api;
    private final HttpClient client;

    /** Opens nothing yet; the address of the API ends in a slash. */
    Connection(URI api) {
        this.api = api;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /**
     * Asks, and asks again while the service says that it is busy.
     *
     * @throws DemoFailed when there is no answer
     */
    Answer ask(String method, String path, Body body, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(path)).timeout(TIMEOUT).method(method, body.publisher());
        if (!body.type().isEmpty()) {
            request.header("Content-Type", body.type());
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = patiently(request.build());
        return new Answer(method + " " + response.uri().getPath(), response.statusCode(), json(response.body()));
    }

    private HttpResponse<byte[]> patiently(HttpRequest request) {
        Patience patience = new Patience();
        try {
            while (true) {
                HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                Optional<Duration> wait = patience.after(response);
                if (wait.isEmpty()) {
                    return response;
                }
                Thread.sleep(wait.get());
            }
        } catch (ConnectException nobody) {
            throw new DemoFailed("Nothing answers at " + api + ". Start it first: ./nighttalk up", nobody);
        } catch (IOException broken) {
            throw new DemoFailed(
                    request.method() + " " + request.uri().getPath() + " got no answer: " + broken.getMessage(),
                    broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("stopped", stopped);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
