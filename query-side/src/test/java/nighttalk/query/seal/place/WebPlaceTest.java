package nighttalk.query.seal.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A place on the web, spoken to over HTTP. */
class WebPlaceTest {

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        byte[] body = new byte[0];
        int status = 200;
        if (!"Bearer token".equals(call.getRequestHeaders().getFirst("Authorization"))) {
            status = 403;
        } else if (call.getRequestMethod().equals("PUT")) {
            kept.put(path, call.getRequestBody().readAllBytes());
            status = 201;
        } else if (call.getRequestMethod().equals("DELETE")) {
            kept.remove(path);
        } else if (kept.containsKey(path)) {
            body = kept.get(path);
        } else {
            status = 404;
        }
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private Place place(String token) {
        return Place.of("http://127.0.0.1:" + server.getAddress().getPort() + "/log", token);
    }

    @Test
    void what_is_put_there_is_found_there() {
        Place place = place("token");
        byte[] content = "note".getBytes(StandardCharsets.UTF_8);

        assertThat(place.read("checkpoint")).isEmpty();
        place.write("checkpoint", content, true);
        place.write("tile/0/x001/000.p/3", content, false);

        assertThat(place.read("checkpoint"))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(content));
        assertThat(kept).containsOnlyKeys("/log/checkpoint", "/log/tile/0/x001/000.p/3");
        place.forget("tile/0/x001/000.p/3");
        assertThat(kept).containsOnlyKeys("/log/checkpoint");
    }

    @Test
    void a_place_that_refuses_or_is_away_is_no_empty_place() {
        assertThatThrownBy(() -> place("wrong").read("checkpoint"))
                .isInstanceOf(PlaceAway.class)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> place("wrong").write("checkpoint", new byte[1], true))
                .isInstanceOf(PlaceAway.class);
        Place place = place("token");
        server.stop(0);
        assertThatThrownBy(() -> place.read("checkpoint")).isInstanceOf(PlaceAway.class);
    }

    @Test
    @Timeout(10)
    void a_place_that_stops_in_the_middle_of_an_answer_is_away() {
        server.createContext("/stalls/", call -> {
            call.sendResponseHeaders(200, 10);
            call.getResponseBody().write(1);
            call.getResponseBody().flush();
        });
        URI stalls = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stalls");
        Place place = new WebPlace(stalls, "token", Duration.ofMillis(500));

        assertThatThrownBy(() -> place.read("checkpoint")).isInstanceOf(PlaceAway.class);
    }

    @Test
    void elsewhere_than_on_this_machine_it_is_encrypted() {
        assertThatThrownBy(() -> Place.of("http://192.0.2.1/log", "token")).hasMessageContaining("https");
    }
}
