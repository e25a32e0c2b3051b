package nighttalk.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who takes files away. */
final class Console {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final URI exports;
    private final String token;

    private Console(URI exports, String token) {
        this.exports = exports;
        this.token = token;
    }

    static Console of(RunningQuerySide querySide, String name, String role) {
        querySide.log().consoleUser(name, role, 1);
        String port = querySide.part(Environment.class).getProperty("local.server.port");
        return new Console(
                URI.create("http://127.0.0.1:" + port + "/api/analysis/exports"),
                querySide.commandSide().consoleToken(name, 1));
    }

    HttpResponse<byte[]> send(String method, String path, String body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(exports + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    HttpResponse<byte[]> ask(String wish) {
        return send("POST", "", wish.replace('\'', '"'));
    }

    String begin(String wish) {
        HttpResponse<byte[]> response = ask(wish);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return json(response).path("id").asString();
    }

    JsonNode status(String id) {
        return json(send("GET", "/" + id, ""));
    }

    void awaitPhase(String id, String phase) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !status(id).path("phase").asString().equals("running"));
        assertThat(status(id).path("phase").asString()).isEqualTo(phase);
    }

    HttpResponse<byte[]> file(String id) {
        return send("GET", "/" + id + "/file", "");
    }

    /** Asks, waits, fetches. */
    Path fetch(String wish, Path folder) {
        String id = begin(wish);
        awaitPhase(id, "done");
        HttpResponse<byte[]> response = file(id);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Content-Length"))
                .hasValue(status(id).path("bytes").asLong());
        String name = response.headers()
                .firstValue("Content-Disposition")
                .orElseThrow()
                .replaceAll(".*filename=\"(.*)\".*", "$1");
        try {
            return Files.write(Objects.requireNonNull(folder).resolve(id + "-" + name), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
