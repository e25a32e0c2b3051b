package nighttalk.query.seal.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bucket, spoken to over HTTP as an object store understands it. */
class S3PlaceTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "aws.region", "ap-northeast-2",
            "aws.accessKeyId", "AKIDNIGHTTALK",
            "aws.secretAccessKey", "a secret");

    private final Map<String, byte[]> kept = new ConcurrentSkipListMap<>();
    private HttpServer server;
    private Place place;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        SETTINGS.forEach(System::setProperty);
        System.setProperty(
                "aws.endpointUrlS3", "http://127.0.0.1:" + server.getAddress().getPort());
        place = Place.of("s3://nights/log", null);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrlS3");
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String query = String.valueOf(call.getRequestURI().getQuery());
        byte[] body = new byte[0];
        int status = 200;
        if (!String.valueOf(call.getRequestHeaders().getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDNIGHTTALK/")) {
            status = 403;
        } else if (call.getRequestMethod().equals("PUT")) {
            kept.put(path, call.getRequestBody().readAllBytes());
        } else if (call.getRequestMethod().equals("DELETE")) {
            kept.remove(path);
            status = 204;
        } else if (query.contains("list-type=2")) {
            body = list("log/checkpoints/");
        } else if (kept.containsKey(path)) {
            body = kept.get(path);
        } else {
            status = 404;
            body = "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8);
        }
        call.getResponseHeaders().add("Content-Type", "application/xml");
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private byte[] list(String prefix) {
        return kept.keySet().stream()
                .map(path -> path.substring("/nights/".length()))
                .filter(key -> key.startsWith(prefix))
                .map(key -> "<Contents><Key>" + key + "</Key></Contents>")
                .collect(Collectors.joining(
                        "", "<ListBucketResult>", "<IsTruncated>false</IsTruncated></ListBucketResult>"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_put_into_the_bucket_is_found_there() {
        byte[] content = "note".getBytes(StandardCharsets.UTF_8);

        assertThat(place.read("checkpoint")).isEmpty();
        place.write("checkpoint", content, true);
        place.write("checkpoints/x001/234", content, false);
        place.write("checkpoints/007", content, false);

        assertThat(place.read("checkpoint"))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(content));
        assertThat(place.checkpoints()).containsExactly(7L, 1_234L);
        place.forget("checkpoints/007");
        assertThat(kept).containsOnlyKeys("/nights/log/checkpoint", "/nights/log/checkpoints/x001/234");
    }

    @Test
    void a_bucket_that_refuses_or_is_away_is_no_empty_place() {
        System.setProperty("aws.accessKeyId", "AKIDSTRANGER");
        Place strangers = Place.of("s3://nights/log", null);
        assertThatThrownBy(() -> strangers.read("checkpoint")).isInstanceOf(PlaceAway.class);
        assertThatThrownBy(() -> strangers.write("checkpoint", new byte[1], true))
                .isInstanceOf(PlaceAway.class);
        server.stop(0);
        assertThatThrownBy(() -> place.checkpoints()).isInstanceOf(PlaceAway.class);
    }
}
