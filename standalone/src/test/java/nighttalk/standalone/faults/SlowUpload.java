package nighttalk.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** Somebody whose post is on its way for a while: its second half is sent when the test says so. */
final class SlowUpload {

    private static final String BOUNDARY = "slow";

    private final Socket socket;
    private final byte[] body;
    private final int half;

    /** Sends the first half. */
    SlowUpload(URI address, String token, String title) throws IOException {
        body = (field("title", title) + field("content", "아직 쓰는 중") + "--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        half = body.length / 2;
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(30_000);
        String head = "POST /api/posts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(UTF_8));
        socket.getOutputStream().write(body, 0, half);
        socket.getOutputStream().flush();
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** Sends the rest. */
    void ends() {
        try {
            socket.getOutputStream().write(body, half, body.length - half);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was answered until the connection was closed. */
    String answer() throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
