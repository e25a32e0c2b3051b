package nighttalk.query.seal.place;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address below which things are kept by PUT, read by GET and deleted by DELETE, with a bearer token. */
final class WebPlace implements Place {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;
    private final @Nullable String token;

    WebPlace(URI base, @Nullable String token) {
        if (!base.getScheme().equals("https") && !isThisMachine(base.getHost())) {
            throw new IllegalArgumentException("a place on the web must be https: " + base);
        }
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.token = token;
    }

    private static boolean isThisMachine(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (token != null && !token.isBlank()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    @Override
    public Optional<byte[]> read(String path) {
        HttpResponse<InputStream> answer = send(request(path).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 404 || answer.statusCode() == 410) {
                return Optional.empty();
            }
            expect(answer.statusCode() == 200, "reading", path, answer);
            byte[] content = body.readNBytes(MOST_BYTES + 1);
            expect(content.length <= MOST_BYTES, "reading", path, answer);
            return Optional.of(content);
        } catch (IOException e) {
            throw new PlaceAway("reading " + base.resolve(path) + ": " + e, e);
        }
    }

    @Override
    public void write(String path, byte[] content, boolean lasting) {
        String type = path.startsWith(CHECKPOINT) ? "text/plain; charset=utf-8" : "application/octet-stream";
        HttpResponse<Void> answer = send(
                request(path)
                        .header("Content-Type", type)
                        .PUT(BodyPublishers.ofByteArray(content))
                        .build(),
                BodyHandlers.discarding());
        expect(answer.statusCode() / 100 == 2, "writing", path, answer);
    }

    @Override
    public void forget(String path) {
        try {
            send(request(path).DELETE().build(), BodyHandlers.discarding());
        } catch (PlaceAway e) {
            // it is in nobody's way
        }
    }

    @Override
    public List<Long> checkpoints() {
        return List.of(); // an address below which things are kept has no list of them
    }

    private void expect(boolean well, String what, String path, HttpResponse<?> answer) {
        if (!well) {
            throw new PlaceAway(what + " " + base.resolve(path) + " was answered with " + answer.statusCode());
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new PlaceAway("the place of the sealed log does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlaceAway("interrupted");
        }
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
