package nighttalk.query;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nighttalk.event.AccountId;
import nighttalk.event.AuditEvent.HistoryViewed;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.platform.console.ConsoleToken;
import nighttalk.platform.security.AccessToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other process, as far as the query side talks to it: the keys of tokens, and where views are recorded. */
public final class FakeCommandSide implements AutoCloseable {

    private final HttpServer server;
    private final ECKey key;
    private final TestLog log;
    private final Map<String, Long> batches = new ConcurrentHashMap<>();
    private final Map<PostId, Long> recorded = new ConcurrentHashMap<>();
    private final JsonMapper json = new JsonMapper();
    private volatile boolean takesNoLooks;

    /** Starts it on a free port. */
    public FakeCommandSide(TestLog log) {
        this.log = log;
        try {
            this.key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/auth/keys", call -> answer(call, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/internal/post-views", this::record);
        server.createContext("/internal/looks", this::look);
        server.start();
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token as log-in would give it. */
    public String token(AccountId account, int generation) {
        return signed(new JWTClaimsSet.Builder()
                .issuer(AccessToken.ISSUER)
                .subject(account.text())
                .claim(AccessToken.GENERATION, generation));
    }

    /** A token as the log-in of a console user would give it. */
    public String consoleToken(String name, long generation) {
        return signed(new JWTClaimsSet.Builder()
                .issuer(ConsoleToken.ISSUER)
                .subject(name)
                .claim(ConsoleToken.GENERATION, generation));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("test").build(),
                    claims.jwtID(UUID.randomUUID().toString())
                            .issueTime(Date.from(Instant.now()))
                            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                            .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void record(HttpExchange call) throws IOException {
        JsonNode report = json.readTree(call.getRequestBody().readAllBytes());
        String batch =
                report.path("source").asString() + "/" + report.path("batch").asLong();
        long first = batches.computeIfAbsent(batch, unseen -> {
            List<PostViewsCounted> events = new ArrayList<>();
            report.path("views")
                    .properties()
                    .forEach(view -> events.add(new PostViewsCounted(
                            PostId.of(view.getKey()), view.getValue().asLong())));
            events.forEach(event -> recorded.merge(event.post(), event.views(), Long::sum));
            return log.append(events) - events.size() + 1;
        });
        answer(call, "{\"position\":" + first + "}");
    }

    private void look(HttpExchange call) throws IOException {
        JsonNode look = json.readTree(call.getRequestBody().readAllBytes());
        if (takesNoLooks) {
            call.sendResponseHeaders(500, -1);
            call.close();
            return;
        }
        String viewer = look.path("viewer").asString();
        long position = log.appendBy(
                "console:" + viewer,
                UUID.randomUUID().toString(),
                null,
                Instant.now(),
                new HistoryViewed(
                        viewer,
                        look.path("look").asString(),
                        look.path("target").asString(),
                        look.path("reason").asString(),
                        look.path("unmasked").asBoolean()));
        answer(call, "{\"position\":" + position + "}");
    }

    /** Whether looks into the history can't be recorded from now on. */
    public void takesNoLooks(boolean none) {
        takesNoLooks = none;
    }

    /** How many views of the post were recorded. */
    public long views(PostId post) {
        return recorded.getOrDefault(post, 0L);
    }

    private static void answer(HttpExchange call, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
