package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way to a database as a long and bad one: everything takes its time in each direction, and connections break
 * exactly where a transaction is committed. It understands of MySQL's protocol where a message of the client ends, so
 * connections must be plain.
 */
public final class Wire implements AutoCloseable {

    /** Where a connection breaks at a COMMIT. */
    public enum Break {
        /** The database never hears of it. */
        BEFORE,
        /** The database gets the first half of the message. */
        WITHIN,
        /** The database does it, and its answer is lost. */
        AFTER
    }

    private record Cut(Break where, String of) {}

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Piece(byte[] bytes, int length, long due) {

        boolean isEnd() {
            return length == 0;
        }
    }

    private static final Piece END = new Piece(new byte[0], 0, 0);
    private static final int MOST_UNDER_WAY = 256;
    private static final int HEADER = 4;

    private final ServerSocket door;
    private final int database;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile long delayNanos;

    /** To the database that listens at this port of this machine. */
    public Wire(int database) {
        this.database = database;
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** Where it begins. */
    public int port() {
        return door.getLocalPort();
    }

    /** From now on whatever is sent arrives that much later, in each direction. */
    public void delay(Duration each) {
        delayNanos = each.toNanos();
    }

    /** Breaks the connection of the next commit whose message also has this text in it. */
    public void breakNext(Break where, String of) {
        next.set(new Cut(where, of));
    }

    /** How many connections were broken. */
    public int broken() {
        return cuts.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), database));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Pipe there = new Pipe(server, client);
            Pipe back = new Pipe(client, server);
            Thread.startVirtualThread(() -> answers(server, back));
            messages(client, server, there);
        } catch (IOException e) {
            hangUp(client, server);
        }
    }

    private void messages(Socket client, Socket server, Pipe there) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        while (true) {
            byte[] header = in.readNBytes(HEADER);
            if (header.length < HEADER) {
                there.put(END);
                return;
            }
            int length = (header[0] & 0xff) | ((header[1] & 0xff) << 8) | ((header[2] & 0xff) << 16);
            byte[] message = Arrays.copyOf(header, HEADER + length);
            in.readFully(message, HEADER, length);
            Cut cut = next.get();
            if (cut != null && commits(message, cut) && next.compareAndSet(cut, null)) {
                cuts.incrementAndGet();
                breakOff(cut, message, client, server);
                return;
            }
            there.put(new Piece(message, message.length, due()));
        }
    }

    private static boolean commits(byte[] message, Cut cut) {
        String text = new String(message, ISO_8859_1);
        return text.length() >= 6
                && text.substring(text.length() - 6).toUpperCase(Locale.ROOT).equals("COMMIT")
                && text.contains(cut.of());
    }

    /** What was sent before has arrived, since a client says nothing before it has its answer. */
    private static void breakOff(Cut cut, byte[] message, Socket client, Socket server) throws IOException {
        client.close();
        OutputStream out = server.getOutputStream();
        switch (cut.where()) {
            case BEFORE -> {}
            case WITHIN -> out.write(message, 0, message.length / 2);
            case AFTER -> out.write(message);
        }
        out.flush();
        server.close();
    }

    private void answers(Socket server, Pipe back) {
        try (InputStream in = server.getInputStream()) {
            while (true) {
                byte[] bytes = new byte[16 << 10];
                int length = in.read(bytes);
                if (length < 0) {
                    back.put(END);
                    return;
                }
                back.put(new Piece(bytes, length, due()));
            }
        } catch (IOException e) {
            back.put(END);
        }
    }

    private long due() {
        return System.nanoTime() + delayNanos;
    }

    private void hangUp(Socket... sockets) {
        for (Socket socket : sockets) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                // gone already
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        hangUp(open.toArray(Socket[]::new));
    }

    /** One direction: pieces on their way, each until it is due. */
    private final class Pipe {

        private final BlockingQueue<Piece> underWay = new LinkedBlockingQueue<>(MOST_UNDER_WAY);
        private final Socket to;
        private final Socket from;

        Pipe(Socket to, Socket from) {
            this.to = to;
            this.from = from;
            Thread.startVirtualThread(this::deliver);
        }

        void put(Piece piece) {
            try {
                underWay.put(piece);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void deliver() {
            try {
                OutputStream out = to.getOutputStream();
                for (Piece piece = underWay.take(); !piece.isEnd(); piece = underWay.take()) {
                    TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
                    out.write(piece.bytes(), 0, piece.length());
                }
            } catch (IOException e) {
                // hung up
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                hangUp(to, from);
            }
        }
    }
}
