package nighttalk.standalone.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;

/**
 * The real service in a process of its own, as {@code ./nighttalk up} runs it, so that a test can stop it, kill it and
 * start it again on the same data.
 *
 * <p>Its database is the standalone's embedded one in {@link #data()}, or the server of {@link TestDatabase}.
 */
public final class RunningService implements AutoCloseable {

    private static final Duration START_BOUND = Duration.ofMinutes(5);
    private static final Duration STOP_BOUND = Duration.ofMinutes(1);

    static {
        // Ten seconds, as it is otherwise, a busy machine may take for anything.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final HttpClient probe = HttpClient.newHttpClient();
    private final Set<ProcessHandle> leftBehind = new HashSet<>();
    private final Path folder;
    private final ServiceLog log;
    private final int port;
    private final int managementPort;
    private final TestDatabase database = TestDatabase.fromEnvironment();
    private final List<String> command;
    private final Map<String, String> environment;
    private Process process;

    private RunningService(Map<String, String> environment, List<String> moreArguments) throws IOException {
        this.environment = Map.copyOf(environment);
        folder = Files.createTempDirectory("nighttalk-");
        log = ServiceLog.of(folder.getFileName().toString());
        try (var first = new ServerSocket(0);
                var second = new ServerSocket(0)) {
            port = first.getLocalPort();
            managementPort = second.getLocalPort();
        }
        InternalSecrets.note(management(), data());
        command = ServiceCommand.up(port, managementPort, folder.resolve("data"), database, moreArguments);
        process = launch();
        // A build that is cancelled runs no close().
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroy()));
    }

    /**
     * Starts a service of its own data and ports and waits until it is ready.
     *
     * @param moreArguments what to add to the command line of {@code up}
     * @throws AssertionError with the end of the log, if it is not ready within five minutes
     */
    public static RunningService start(String... moreArguments) {
        return start(Map.of(), moreArguments);
    }

    /** The same, with settings from the environment. */
    public static RunningService start(Map<String, String> environment, String... moreArguments) {
        try {
            var service = new RunningService(environment, List.of(moreArguments));
            try {
                service.awaitReady();
                return service;
            } catch (AssertionError e) {
                service.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the contract's paths begin, with the public prefix and without a slash at the end. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + port + "/api");
    }

    /** The management port's address, without a slash at the end. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    /** The folder given as {@code --data}; it lives until {@link #close()}. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Everything the service printed, over all of its restarts. */
    public Path log() {
        return log.path();
    }

    /** The service's process identifier, new after each restart. */
    public long pid() {
        return process.pid();
    }

    /** Stops it as Ctrl-C would, and waits until it is gone, at most 60 s. */
    public void stop() {
        rememberChildren();
        process.destroy();
        if (!endsWithin(STOP_BOUND)) {
            kill();
            throw new AssertionError("did not stop within " + STOP_BOUND + "\n" + log.end());
        }
    }

    /** Ends exactly the service's process with SIGKILL; a database process that it started lives on. */
    public void kill() {
        rememberChildren();
        process.destroyForcibly();
        if (!endsWithin(STOP_BOUND)) {
            throw new AssertionError("process " + process.pid() + " survived SIGKILL");
        }
    }

    /** Starts it again on the same data and ports, after stopping it if it runs, and waits until it is ready. */
    public void restart() {
        if (process.isAlive()) {
            stop();
        }
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                stop();
            }
        } finally {
            leftBehind.forEach(ProcessHandle::destroyForcibly);
            database.drop();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        service.environment().putAll(environment);
        return service.start();
    }

    private void awaitReady() {
        try {
            await().atMost(START_BOUND).pollInterval(Duration.ofMillis(200)).until(this::ready);
        } catch (ConditionTimeoutException e) {
            kill();
            throw new AssertionError("not ready within " + START_BOUND + "\n" + log.end(), e);
        }
    }

    private boolean ready() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("ended with exit code " + process.exitValue() + "\n" + log.end());
        }
        var request = HttpRequest.newBuilder(URI.create(management() + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return probe.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    private boolean endsWithin(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void rememberChildren() {
        process.descendants().forEach(leftBehind::add);
    }
}
