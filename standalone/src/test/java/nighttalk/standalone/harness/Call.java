package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** One request while it is put together. */
public final class Call {

    private final Api api;
    private final String method;
    private final URI address;
    private final HttpRequest.Builder request;
    private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

    Call(Api api, String method, URI address) {
        this.api = api;
        this.method = method;
        this.address = address;
        this.request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
    }

    /** With an access token. */
    public Call bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** With a header. */
    public Call header(String name, String value) {
        request.header(name, value);
        return this;
    }

    /** With this text as JSON, well-formed or not. */
    public Call json(String text) {
        return body("application/json", text.getBytes(UTF_8));
    }

    /** With a form as browsers send {@code FormData}. */
    public Call multipart(Form form) {
        return body(Form.MULTIPART_TYPE, form.multipart());
    }

    /** With a form as browsers send {@code URLSearchParams}; it must hold no files. */
    public Call urlencoded(Form form) {
        return body("application/x-www-form-urlencoded", form.urlencoded().getBytes(UTF_8));
    }

    /** With any body. */
    public Call body(String contentType, byte[] bytes) {
        request.header("Content-Type", contentType);
        body = BodyPublishers.ofByteArray(bytes);
        return this;
    }

    /** Sends it and waits for the answer, at most 60 s. */
    public Answer send() {
        request.method(method, body);
        return api.exchange(address, request);
    }

    @Override
    public String toString() {
        return method + " " + address.getPath();
    }
}
