package nighttalk.standalone.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An auditor's conversation with the service. The token is renewed before it ends: who follows may follow for hours. */
final class AuditClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
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

    AuditClient(URI api, String name, String password) {
        this.api = api;
        this.name = name;
        this.password = password;
    }

    JsonNode get(String path) {
        HttpResponse<byte[]> response = send(request(path).timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
        JsonNode answer = read(response.body());
        if (response.statusCode() != 200) {
            throw refused(answer, response.statusCode());
        }
        return answer;
    }

    /** The whole answer into a file, as long as it takes. */
    void fetch(String path, Path into) {
        BodyHandler<Object> body = about -> about.statusCode() == 200
                ? HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofFile(into), file -> file)
                : HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofByteArray(), AuditClient::read);
        HttpResponse<Object> response = send(request(path).build(), body);
        if (response.body() instanceof JsonNode problem) {
            throw refused(problem, response.statusCode());
        }
    }

    /** Each line of an answer that ends when the service likes. */
    void lines(String path, Consumer<String> line) {
        HttpResponse<Stream<String>> response = send(request(path).build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(
                        read(String.join("", lines.toList()).getBytes(StandardCharsets.UTF_8)), response.statusCode());
            }
            lines.forEach(line);
        } catch (UncheckedIOException e) {
            throw new Failure(Failure.NOT_THERE, "the service broke off: " + e.getMessage());
        }
    }

    private HttpRequest.Builder request(String path) {
        if (token.isEmpty() || System.nanoTime() - renewAt > 0) {
            logIn();
        }
        return HttpRequest.newBuilder(api.resolve("audit/" + path)).header("Authorization", "Bearer " + token);
    }

    private void logIn() {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("console/login"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(Map.of("name", name, "password", password))))
                .build();
        HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
        JsonNode answer = read(response.body());
        if (response.statusCode() != 200) {
            throw new Failure(
                    response.statusCode() == TOO_MANY ? Failure.REFUSED : Failure.NOT_THERE,
                    detail(answer, response.statusCode()));
        }
        token = answer.path("access_token").asString();
        long seconds = answer.path("expires_in").asLong(60);
        renewAt = System.nanoTime()
                + Duration.ofSeconds(Math.max(1, seconds - 60)).toNanos();
    }

    private static Failure refused(JsonNode answer, int status) {
        boolean notThere = status == UNAUTHORIZED || (status >= 500 && !answer.has("type"));
        return new Failure(notThere ? Failure.NOT_THERE : Failure.REFUSED, detail(answer, status));
    }

    private static String detail(JsonNode answer, int status) {
        return answer.path("detail").asString("") + " (" + status + ")";
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new Failure(Failure.NOT_THERE, "nothing answers at " + api + ", or not well: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.NOT_THERE, "stopped");
        }
    }

    static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
