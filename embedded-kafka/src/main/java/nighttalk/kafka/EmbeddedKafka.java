package nighttalk.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Brokers of Kafka, each of them a controller too (KRaft), each a process of its own that listens on 127.0.0.1 only, with
 * what they keep in a folder that goes when they are closed.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final int PAUSE_MILLIS = 200;

    private final Path folder;
    private final List<Broker> brokers = new ArrayList<>();

    private EmbeddedKafka(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts them, and waits until each of them is known to the others.
     *
     * @param number how many
     * @param logs folder for what they print
     */
    public static EmbeddedKafka start(int number, Path logs) {
        try {
            Path folder = Files.createTempDirectory("nighttalk-kafka-");
            EmbeddedKafka kafka = new EmbeddedKafka(folder);
            try {
                kafka.startAll(number, Files.createDirectories(logs));
                kafka.awaitBrokers(number);
                return kafka;
            } catch (IOException | RuntimeException e) {
                kafka.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startAll(int number, Path logs) throws IOException {
        List<Integer> ports = freePorts(2 * number);
        String voters = IntStream.range(0, number)
                .mapToObj(i -> (i + 1) + "@127.0.0.1:" + ports.get(number + i))
                .collect(Collectors.joining(","));
        String cluster = Uuid.randomUuid().toString();
        for (int i = 0; i < number; i++) {
            brokers.add(new Broker(
                    i + 1,
                    ports.get(i),
                    ports.get(number + i),
                    folder.resolve("broker-" + (i + 1)),
                    logs.resolve("kafka-" + (i + 1) + ".log")));
        }
        int replicas = Math.min(3, number);
        for (Broker broker : brokers) {
            broker.prepare(cluster, voters, replicas);
            broker.start();
        }
    }

    /** All open at the same time, so that they differ. */
    private static List<Integer> freePorts(int number) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }

    /** Waits until so many of them are in the cluster. */
    public void awaitBrokers(int number) {
        long deadline = System.nanoTime() + START.toNanos();
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers()))) {
            while (known(admin) != number) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the brokers don't come together, see their logs");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int known(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException e) {
            return 0;
        }
    }

    /** Where they listen, as host:port with commas between. */
    public String servers() {
        return brokers.stream().map(Broker::address).collect(Collectors.joining(","));
    }

    /** Kills one, as {@code kill -9} does; they are numbered from 1. */
    public void kill(int number) {
        brokers.get(number - 1).kill();
    }

    /** Starts one again that was killed. */
    public void restart(int number) throws IOException {
        brokers.get(number - 1).start();
    }

    @Override
    public void close() {
        brokers.forEach(Broker::kill);
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(EmbeddedKafka::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
