package nighttalk.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody whose post is on its way for a while: byte by byte, until the test lets the rest go out at once. */
final class SlowUpload {

    private static final String BOUNDARY = "slow";
    private static final int LONG = 2_000;
    private static final int MILLIS_A_BYTE = 500;

    private final Socket socket;
    private final byte[] body;
    private final CountDownLatch rest = new CountDownLatch(1);

    /** It begins. */
    SlowUpload(URI address, String token, String title) throws IOException {
        body = (field("title", title) + field("content", "z".repeat(LONG)) + "--" + BOUNDARY + "--\r\n")
                .getBytes(UTF_8);
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(60_000);
        String head = "POST /api/posts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(UTF_8));
        Thread.startVirtualThread(this::send);
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private void send() {
        try {
            OutputStream out = socket.getOutputStream();
            int sent = 0;
            // The last byte is kept back.
            while (!rest.await(MILLIS_A_BYTE, TimeUnit.MILLISECONDS) && sent < body.length - 1) {
                out.write(body[sent++]);
                out.flush();
            }
            rest.await();
            out.write(body, sent, body.length - sent);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rest goes out. */
    void ends() {
        rest.countDown();
    }

    /** All that was answered until the connection was closed. */
    String answer() throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
