package nighttalk.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is ready to be sent. */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record RawRequest(String method, String path, Map<String, String> headers, byte[] body) {

    private static final String BOUNDARY = "nighttalk-benchmark";

    /** A member's question. */
    public static RawRequest get(String path, String token) {
        return new RawRequest("GET", path, bearer(token), new byte[0]);
    }

    /** A member's empty command. */
    public static RawRequest post(String path, String token) {
        return new RawRequest("POST", path, bearer(token), new byte[0]);
    }

    /** A member's command as JSON. */
    public static RawRequest json(String path, String token, String json) {
        return new RawRequest("POST", path, bearer(token), json.getBytes(StandardCharsets.UTF_8))
                .with("Content-Type", "application/json");
    }

    /** A member's command as a form (RFC 7578), as a browser sends it. */
    public static RawRequest form(String path, String token, Map<String, String> fields) {
        return multipart(path, bearer(token), fields(fields), "");
    }

    /** A stranger's form with a PNG picture. */
    public static RawRequest formWithFile(
            String path, Map<String, String> fields, String field, byte[] png) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(fields(fields));
        parts.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"picture.png\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.writeBytes(png);
        return multipart(path, Map.of(), parts.toByteArray(), "\r\n");
    }

    private static byte[] fields(Map<String, String> fields) {
        StringBuilder parts = new StringBuilder();
        fields.forEach((name, value) -> parts.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return parts.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static RawRequest multipart(String path, Map<String, String> headers, byte[] parts, String end) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parts);
        body.writeBytes((end + "--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new RawRequest("POST", path, headers, body.toByteArray())
                .with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static Map<String, String> bearer(String token) {
        return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    /** The same with one more header. */
    public RawRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RawRequest(method, path, more, body);
    }

    /** As it goes over the wire (RFC 9112). */
    public byte[] bytes(String authority) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(authority);
        headers.forEach((name, value) ->
                head.append("\r\n").append(name).append(": ").append(value));
        if (body.length > 0 || method.equals("POST")) {
            head.append("\r\nContent-Length: ").append(body.length);
        }
        head.append("\r\n\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }
}
