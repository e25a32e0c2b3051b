package nighttalk.standalone.export;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A console user's conversation with the service about exports. */
final class ExportClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI api;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private @Nullable String token;

    ExportClient(URI api) {
        this.api = api;
    }

    void logIn(String name, String password) {
        token = json(request("console/login", "POST", Map.of("name", name, "password", password)))
                .path("access_token")
                .asString();
    }

    JsonNode start(Map<String, Object> wish) {
        return json(request("analysis/exports", "POST", wish));
    }

    JsonNode status(String id) {
        return json(request("analysis/exports/" + id, "GET", null));
    }

    void delete(String id) {
        json(request("analysis/exports/" + id, "DELETE", null));
    }

    /** As long as it takes. */
    void fetch(String id, Path into) {
        HttpRequest request =
                request("analysis/exports/" + id + "/file", "GET", null).build();
        HttpResponse<Path> response = send(
                request,
                about -> about.statusCode() == 200
                        ? HttpResponse.BodySubscribers.ofFile(into)
                        : HttpResponse.BodySubscribers.replacing(into));
        if (response.statusCode() != 200) {
            throw new ExportFailed("the file could not be fetched: " + response.statusCode());
        }
    }

    private HttpRequest.Builder request(String path, String method, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private JsonNode json(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = read(response.body());
        if (response.statusCode() >= 300) {
            throw new ExportFailed(answer.path("detail").asString("") + " (" + response.statusCode() + ")");
        }
        return answer;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new ExportFailed("nothing answers at " + api + ", or not well: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExportFailed("stopped");
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
