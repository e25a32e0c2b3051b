package nighttalk.query.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A way to a database. */
final class Doorway implements AutoCloseable {

    private final URI database;
    private final ServerSocket door;

    /** @param url of the database, for JDBC */
    Doorway(String url) {
        database = uri(url);
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    private static URI uri(String url) {
        return URI.create(url.substring("jdbc:".length()));
    }

    /** That database, as a group of servers of which each is one of these. */
    static String url(String url, Doorway... servers) {
        String group = Arrays.stream(servers)
                .map(server -> "127.0.0.1:" + server.door.getLocalPort())
                .collect(Collectors.joining(","));
        return url.replace(uri(url).getAuthority(), group);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(database.getHost(), database.getPort());
                Thread.startVirtualThread(() -> pass(client, server));
                Thread.startVirtualThread(() -> pass(server, client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // hung up
        }
    }

    /** Nobody comes in any more; who is in may stay. */
    void shut() throws IOException {
        door.close();
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
