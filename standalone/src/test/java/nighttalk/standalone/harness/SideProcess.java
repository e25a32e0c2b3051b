package nighttalk.standalone.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** One of several processes of one side, with settings from its environment as in the deployment. */
public final class SideProcess implements AutoCloseable {

    /** Which side it is, by the class that the container starts. */
    public enum Side {
        /** Where people write. */
        COMMAND("nighttalk.command.CommandSide"),
        /** Where people read. */
        QUERY("nighttalk.query.QuerySide");

        private final String main;

        Side(String main) {
            this.main = main;
        }
    }

    private static final Duration START_BOUND = Duration.ofMinutes(5);
    /** One that ends before it is ready, because its database is late, is launched again, as a deployment does. */
    private static final int MOST_ATTEMPTS = 3;
    /** More than {@code docker-compose.yml} gives it, since a test may let it wait longer for whoever it has let in. */
    private static final Duration STOP_BOUND = Duration.ofMinutes(2);

    private final HttpClient probe = HttpClient.newHttpClient();
    private final Side side;
    private final Map<String, String> environment;
    private final ServiceLog log;
    private final int port;
    private final int managementPort;
    private Process process;
    private boolean wasReady;
    private int attempts = 1;

    /** Launches it, which takes a while: see {@link #awaitReady}. */
    public SideProcess(Side side, String name, Map<String, String> settings) {
        this.side = side;
        try (var first = new ServerSocket(0);
                var second = new ServerSocket(0)) {
            port = first.getLocalPort();
            managementPort = second.getLocalPort();
            log = ServiceLog.of(name);
            environment = new HashMap<>(settings);
            environment.put("SERVER_PORT", Integer.toString(port));
            environment.put("SERVER_ADDRESS", "127.0.0.1");
            environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
            environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
            InternalSecrets.note(management(), settings.getOrDefault("NIGHTTALK_INTERNAL_SECRET", ""));
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        side.main))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the contract's paths begin. */
    public URI api() {
        return URI.create(address() + "/api");
    }

    /** Its management port's address, without a slash at the end. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    /** Whether this is the name, new after each restart, under which it claims what only one process may do. */
    public boolean owns(String name) {
        return name.startsWith(process.pid() + "@");
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it is ready, at most five minutes. */
    public SideProcess awaitReady() {
        try {
            await().atMost(START_BOUND).pollInterval(Duration.ofMillis(200)).until(this::ready);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not ready within " + START_BOUND + "\n" + log.end(), e);
        }
        return this;
    }

    private boolean ready() throws InterruptedException {
        if (!process.isAlive()) {
            if (wasReady || attempts == MOST_ATTEMPTS) {
                throw new AssertionError("ended with exit code " + process.exitValue() + "\n" + log.end());
            }
            attempts++;
            launchAgain();
            return false;
        }
        try {
            boolean isReady = probe.send(
                                    HttpRequest.newBuilder(URI.create(management() + "/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
            wasReady |= isReady;
            return isReady;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Asks it to end, as a deployment does, and waits until it has.
     *
     * @return its exit code
     */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_BOUND.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("did not stop within " + STOP_BOUND + "\n" + log.end());
        }
        return process.exitValue();
    }

    /** It hangs, and answers nobody. */
    public void hangs() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** It goes on as if nothing had been. */
    public void goesOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + code);
        }
    }

    /** Launches it again, on the same port, after it has ended. */
    public void startAgain() {
        wasReady = false;
        attempts = 1;
        launchAgain();
    }

    private void launchAgain() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        probe.close();
    }
}
