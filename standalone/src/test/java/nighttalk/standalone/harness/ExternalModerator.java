package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A moderation service of somebody else's, as the documentation tells them to write it. */
public final class ExternalModerator implements AutoCloseable {

    private static final String KEY = "bmlnaHQgdGFsayBtb2RlcmF0aW9uIHRlc3Qga2V5ISE=";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    /** One request as it came; of one that is sent again there are several. */
    public record Received(String id, JsonNode message, int answered) {

        /** A field of what was written; empty if it is missing. */
        public String data(String field) {
            return message.path("data").path(field).asString("");
        }
    }

    /** Listens, and takes whatever comes. */
    public ExternalModerator() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/texts", this::take);
        server.start();
    }

    /** What the service needs to know. */
    public Map<String, String> settings() {
        return Map.of(
                "NIGHTTALK_MODERATION_WEBHOOK_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/texts",
                "NIGHTTALK_MODERATION_WEBHOOK_SECRET",
                "whsec_" + KEY);
    }

    /** Answers so from now on. */
    public void answers(int newStatus) {
        status = newStatus;
    }

    /** All that came so far. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What it took about that post or its comments. */
    public List<Received> takenOf(String post) {
        return received.stream()
                .filter(one -> one.answered() == 200 && one.data("post_id").equals(post))
                .toList();
    }

    /** Sends a verdict. */
    public static Answer says(Api api, String id, String event, String verdict) {
        return says(
                api,
                id,
                Instant.now(),
                JSON.writeValueAsString(Map.of("event_id", event, "verdict", verdict, "reason", "자동 판정")));
    }

    /** Sends anything, signed at that time. */
    public static Answer says(Api api, String id, Instant at, String body) {
        String timestamp = Long.toString(at.getEpochSecond());
        return api.post("/moderation/verdicts")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", sign(id, timestamp, body))
                .json(body)
                .send();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            boolean signed = sign(id, timestamp, body)
                    .equals(exchange.getRequestHeaders().getFirst("webhook-signature"));
            int answer = signed ? status : 401;
            received.add(new Received(id, JSON.readTree(body), answer));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private static String sign(String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
            return "v1,"
                    + Base64.getEncoder()
                            .encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
