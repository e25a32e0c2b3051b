package nighttalk.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** One broker. */
final class Broker {

    private final int number;
    private final int port;
    private final int controllerPort;
    private final Path folder;
    private final Path log;
    private @Nullable Process process;

    Broker(int number, int port, int controllerPort, Path folder, Path log) {
        this.number = number;
        this.port = port;
        this.controllerPort = controllerPort;
        this.folder = folder;
        this.log = log;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Writes its settings, small as they can be, and makes its folder what a broker's is. */
    void prepare(String cluster, String voters, int replicas) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(settings(), """
                process.roles=broker,controller
                node.id=%d
                listeners=BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=BROKER
                controller.listener.names=CONTROLLER
                controller.quorum.voters=%s
                log.dirs=%s
                offsets.topic.replication.factor=%6$d
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=%6$d
                transaction.state.log.min.isr=%7$d
                transaction.state.log.num.partitions=3
                auto.create.topics.enable=false
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=1000
                num.network.threads=2
                num.io.threads=2
                log.cleaner.dedupe.buffer.size=2097152
                """.formatted(
                        number, port, controllerPort, voters, data, replicas, Math.max(1, replicas - 1)));
        try (PrintStream unheard = new PrintStream(PrintStream.nullOutputStream())) {
            new Formatter()
                    .setPrintStream(unheard)
                    .setClusterId(cluster)
                    .setNodeId(number)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data.toString())
                    .setDirectories(List.of(data.toString()))
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the folder of a broker can't be made", e);
        }
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=kafka-broker-logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        settings().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        process = null;
    }
}
