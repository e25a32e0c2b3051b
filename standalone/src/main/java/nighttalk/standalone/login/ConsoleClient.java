package nighttalk.standalone.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A console user's conversation with the running service. The token is renewed before it ends: a rebuild may take hours,
 * and who follows the log may follow for hours. Every method throws {@link Failure} if it did not work.
 */
public final class ConsoleClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final URI api;
    private final URI part;
    private final String name;
    private final String password;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private String token = "";
    private long renewAt;

    /**
     * Takes what it works with; logs in with the first request.
     *
     * @param api where the API is, with a slash at the end
     * @param part the part of it that all paths are below, such as {@code audit/}
     */
    public ConsoleClient(URI api, String part, String name, String password) {
        this.api = api;
        this.part = api.resolve(part);
        this.name = name;
        this.password = password;
    }

    /** What is there. */
    public JsonNode get(String path) {
        return read(text(path));
    }

    /** Sends something, or nothing. */
    public JsonNode post(String path, @Nullable Object body) {
        return read(whole(withBody(request(path), "POST", body)));
    }

    /** Has it deleted. */
    public JsonNode delete(String path) {
        return read(whole(request(path).DELETE()));
    }

    /** What is there, as it is. */
    public String text(String path) {
        return whole(request(path));
    }

    /** What is there into a file, as long as it takes. */
    public void fetch(String path, Path into) {
        BodyHandler<Object> body = about -> about.statusCode() == 200
                ? BodySubscribers.mapping(BodySubscribers.ofFile(into), file -> file)
                : BodySubscribers.mapping(BodySubscribers.ofString(StandardCharsets.UTF_8), ConsoleClient::read);
        HttpResponse<Object> response = send(request(path).build(), body);
        if (response.body() instanceof JsonNode problem) {
            throw refused(problem, response.statusCode());
        }
    }

    /** Each line of an answer that ends when the service likes. */
    public void lines(String path, Consumer<String> line) {
        HttpResponse<Stream<String>> response = send(request(path).build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(read(String.join("", lines.toList())), response.statusCode());
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
        return HttpRequest.newBuilder(part.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private void logIn() {
        HttpRequest request = withBody(
                        HttpRequest.newBuilder(api.resolve("console/login")).timeout(TIMEOUT),
                        "POST",
                        Map.of("name", name, "password", password))
                .build();
        HttpResponse<String> response = send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
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

    private static HttpRequest.Builder withBody(HttpRequest.Builder request, String method, @Nullable Object body) {
        return body == null
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private String whole(HttpRequest.Builder request) {
        HttpResponse<String> response =
                send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() >= 300) {
            throw refused(read(response.body()), response.statusCode());
        }
        return response.body();
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

    /** A text as JSON; nothing if it is none. */
    public static JsonNode read(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
