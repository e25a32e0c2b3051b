package nighttalk.standalone.seal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An auditor's conversation with the service. */
final class AuditorClient implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI api;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String token;

    AuditorClient(URI api, String name, String password) {
        this.api = api;
        HttpRequest logIn = HttpRequest.newBuilder(api.resolve("console/login"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("name", name, "password", password))))
                .build();
        this.token = read(send(logIn)).path("access_token").asString();
    }

    /** The text at a path below the seal's. */
    String get(String path) {
        return send(HttpRequest.newBuilder(api.resolve("audit/seal" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new Failure(
                        Failure.NOT_THERE,
                        read(response.body()).path("detail").asString("") + " (" + response.statusCode() + ")");
            }
            return response.body();
        } catch (IOException e) {
            throw new Failure(Failure.NOT_THERE, "nothing answers at " + api + ", or not well: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.NOT_THERE, "stopped");
        }
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
