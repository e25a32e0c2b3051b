package nighttalk.standalone.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A multipart/form-data body (RFC 7578), in memory. */
final class Multipart {

    private final String boundary = "nighttalk-" + UUID.randomUUID();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Multipart field(String name, String value) {
        head("name=\"" + name + '"', "text/plain; charset=UTF-8");
        write(value);
        return end();
    }

    Multipart file(String name, Picture picture) {
        head("name=\"" + name + "\"; filename=\"" + picture.fileName() + '"', picture.mediaType());
        out.writeBytes(picture.bytes());
        return end();
    }

    Body body() {
        write("--" + boundary + "--\r\n");
        return new Body("multipart/form-data; boundary=" + boundary, out.toByteArray());
    }

    private void head(String parameters, String type) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; " + parameters + "\r\nContent-Type: " + type
                + "\r\n\r\n");
    }

    private Multipart end() {
        write("\r\n");
        return this;
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
