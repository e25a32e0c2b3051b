package nighttalk.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nighttalk.platform.security.HttpSecurityRules;
import nighttalk.platform.web.LogPosition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One server, asked for single things: to fill it, to look at an answer.
 *
 * @param port at 127.0.0.1
 */
public record Api(int port) {

    /** What the processes of a run know each other by. */
    public static final String SECRET = "benchmarks-of-this-machine";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Somebody who is signed in. */
    public record Member(String id, String token) {}

    /**
     * An answer that is as it should be.
     *
     * @param position the log position that it includes, 0 if it names none
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Answer(byte[] body, long position) {

        /** The body as JSON. */
        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** Host and port. */
    public String authority() {
        return "127.0.0.1:" + port;
    }

    /** Sends a request by itself. */
    public Answer send(RawRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://" + authority() + request.path()))
                .timeout(TIMEOUT)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        return send(builder.build());
    }

    /** One of the benchmarks' own tools within the server. */
    public JsonNode tool(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create("http://" + authority() + "/internal/bench/" + path))
                        .timeout(TIMEOUT)
                        .header(HttpSecurityRules.INTERNAL_SECRET, SECRET)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build())
                .json();
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(request + " was answered with " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return new Answer(
                    response.body(),
                    response.headers()
                            .firstValueAsLong(LogPosition.HEADER)
                            .orElse(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** New members, signed in. */
    public List<Member> members(int count) {
        List<Member> members = new ArrayList<>();
        tool("members?count=" + count, "")
                .forEach(one -> members.add(
                        new Member(one.path("id").asString(), one.path("token").asString())));
        return members;
    }

    /** New posts; their identifiers. */
    public List<String> posts(int count) {
        List<String> posts = new ArrayList<>();
        tool("posts?count=" + count, "").forEach(id -> posts.add(id.asString()));
        return posts;
    }

    /** New comments under each of the posts. */
    public void comments(List<String> posts, int each) {
        tool("comments?each=" + each, JSON.writeValueAsString(posts));
    }
}
