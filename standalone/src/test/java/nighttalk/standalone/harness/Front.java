package nighttalk.standalone.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The one door before several processes of each side, as nginx is in the deployment: it sends what is asked to the right
 * side, to all of its processes in turn, and to the next one where nobody listens or a read broke off.
 */
public final class Front implements AutoCloseable {

    /** As in {@code deploy/nginx/nginx.conf}. */
    private static final Pattern QUERY_SIDE = Pattern.compile("[A-Z]+ /api/(analysis|audit)/.*|(GET|HEAD) .*");

    private static final Pattern COMMAND_SIDE = Pattern.compile("(GET|HEAD) /api/auth/(keys|sessions)");

    /** What belongs to one connection. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect", "date");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final List<URI> commandSides = new CopyOnWriteArrayList<>();
    private final List<URI> querySides = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** Opens it, with nothing behind. */
    public Front() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** Puts one more process of the command side behind it. */
    public void commandSide(URI address) {
        commandSides.add(address);
    }

    /** Puts one more process of the query side behind it. */
    public void querySide(URI address) {
        querySides.add(address);
    }

    /** Puts one more process behind it, whatever is asked. */
    public void either(URI address) {
        commandSide(address);
        querySide(address);
    }

    /** Where it is, without a slash at the end. */
    public URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where the contract's paths begin. */
    public URI api() {
        return URI.create(origin() + "/api");
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            boolean reads = QUERY_SIDE.matcher(what).matches()
                    && !COMMAND_SIDE.matcher(what).matches();
            List<URI> side = reads ? querySides : commandSides;
            byte[] body = exchange.getRequestBody().readAllBytes();
            int first = turn.getAndIncrement();
            for (int attempt = 0; attempt < side.size(); attempt++) {
                URI to = side.get(Math.floorMod(first + attempt, side.size()));
                try {
                    answer(
                            exchange,
                            client.send(request(exchange, to, body), HttpResponse.BodyHandlers.ofInputStream()));
                    return;
                } catch (ConnectException e) {
                    // nobody there: the next one
                } catch (IOException e) {
                    if (!exchange.getRequestMethod().equals("GET") || exchange.getResponseCode() != -1) {
                        break; // it may have been done
                    }
                }
            }
            if (exchange.getResponseCode() == -1) {
                exchange.sendResponseHeaders(502, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(HttpExchange exchange, URI to, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(to.toString() + exchange.getRequestURI()))
                .timeout(Duration.ofSeconds(45))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        try (InputStream in = answer.body()) {
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] bytes = new byte[8192];
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    out.write(bytes, 0, length);
                    out.flush();
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }
}
