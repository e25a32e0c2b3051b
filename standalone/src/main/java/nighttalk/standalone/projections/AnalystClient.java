package nighttalk.standalone.projections;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An analyst's conversation with the service. The token is renewed before it ends: a rebuild may take hours. */
final class AnalystClient implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final URI api;
    private final String name;
    private final String password;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private String token = "";
    private long renewAt;

    AnalystClient(URI api, String name, String password) {
        this.api = api;
        this.name = name;
        this.password = password;
    }

    JsonNode get(String path) {
        return call("GET", path, null);
    }

    JsonNode post(String path, @Nullable Object body) {
        return call("POST", path, body);
    }

    JsonNode delete(String path) {
        return call("DELETE", path, null);
    }

    private JsonNode call(String method, String path, @Nullable Object body) {
        if (token.isEmpty() || System.nanoTime() - renewAt > 0) {
            logIn();
        }
        HttpResponse<byte[]> response = send(request("analysis/" + path, method, body)
                .header("Authorization", "Bearer " + token)
                .build());
        JsonNode answer = read(response.body());
        if (response.statusCode() == UNAUTHORIZED) {
            throw new Failure(Failure.NOT_THERE, detail(answer, response));
        }
        if (response.statusCode() >= 500 && !answer.has("type")) {
            throw new Failure(Failure.NOT_THERE, detail(answer, response));
        }
        if (response.statusCode() >= 300) {
            throw new Failure(Failure.REFUSED, detail(answer, response));
        }
        return answer;
    }

    private void logIn() {
        HttpResponse<byte[]> response =
                send(request("console/login", "POST", Map.of("name", name, "password", password))
                        .build());
        JsonNode answer = read(response.body());
        if (response.statusCode() != 200) {
            throw new Failure(
                    response.statusCode() == TOO_MANY ? Failure.REFUSED : Failure.NOT_THERE, detail(answer, response));
        }
        token = answer.path("access_token").asString();
        long seconds = answer.path("expires_in").asLong(60);
        renewAt = System.nanoTime()
                + Duration.ofSeconds(Math.max(1, seconds - 60)).toNanos();
    }

    private static String detail(JsonNode answer, HttpResponse<byte[]> response) {
        return answer.path("detail").asString("") + " (" + response.statusCode() + ")";
    }

    private HttpRequest.Builder request(String path, String method, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path)).timeout(TIMEOUT);
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Failure(Failure.NOT_THERE, "nothing answers at " + api + ", or not well: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.NOT_THERE, "stopped");
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
