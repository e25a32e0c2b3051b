package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public final class Answer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpResponse<byte[]> response;

    Answer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    /** The HTTP status. */
    public int status() {
        return response.statusCode();
    }

    /** A header's first value, empty if it is missing. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /** The body. */
    public byte[] bytes() {
        return response.body().clone();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(response.body(), UTF_8);
    }

    /**
     * The body as JSON.
     *
     * @throws AssertionError if it is none
     */
    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    /** The position in the log that includes what this command did; empty if the answer names none. */
    public String position() {
        return header("NightTalk-Position");
    }

    @Override
    public String toString() {
        String body = text();
        return response.request().method() + " " + response.uri() + " -> " + status() + " "
                + (body.length() > 500 ? body.substring(0, 500) + "..." : body);
    }
}
