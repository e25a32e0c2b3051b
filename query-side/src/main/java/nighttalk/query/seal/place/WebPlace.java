package nighttalk.query.seal.place;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Duration patience;

    WebPlace(URI base, @Nullable String token) {
        this(base, token, PATIENCE);
    }

    WebPlace(URI base, @Nullable String token, Duration patience) {
        if (!base.getScheme().equals("https") && !isThisMachine(base.getHost())) {
            throw new IllegalArgumentException("a place on the web must be https: " + base);
        }
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.token = token;
        this.patience = patience;
    }

    private static boolean isThisMachine(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (token != null && !token.isBlank()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    @Override
    public Optional<byte[]> read(String path) {
        HttpResponse<byte[]> answer =
                send(request(path).GET().build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        if (answer.statusCode() == 404 || answer.statusCode() == 410) {
            return Optional.empty();
        }
        expect(answer.statusCode() == 200, "reading", path, answer);
        return Optional.of(answer.body());
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

    /** A request's own time limit is over with the headers of the answer; its body must come in time, too. */
    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new PlaceAway("the place of the sealed log does not answer: " + e.getCause(), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new PlaceAway("the place of the sealed log does not answer within " + patience, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new PlaceAway("interrupted");
        }
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
