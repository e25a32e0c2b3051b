package nighttalk.standalone.demo;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What a request carries. */
@SuppressWarnings("ArrayRecordComponent") // Sent, never compared.
record Body(String type, byte[] bytes) {

    static final Body NONE = new Body("", new byte[0]);

    static Body json(JsonNode json) {
        return new Body("application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    BodyPublisher publisher() {
        return bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
    }
}
