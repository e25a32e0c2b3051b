package nighttalk.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** A JVM of this run: it ends when it is closed, or with this process. */
public final class JavaChild implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread hook;

    private JavaChild(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts one.
     *
     * @param arguments of {@code java}
     * @param settings for Spring, by their full names
     * @param folder where its output goes
     */
    public static JavaChild start(String name, List<String> arguments, Map<String, Object> settings, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(arguments);
        return launch(name, command, settings, folder);
    }

    /**
     * Starts one by a command that becomes the JVM.
     *
     * @param settings for Spring, by their full names
     * @param folder where its output goes
     */
    public static JavaChild launch(String name, List<String> command, Map<String, Object> settings, Path folder) {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        if (!settings.isEmpty()) {
            builder.environment().put("SPRING_APPLICATION_JSON", new JsonMapper().writeValueAsString(settings));
        }
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new JavaChild(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Waits until that address answers with that status. */
    public void awaitStatus(URI address, int status) {
        awaitStatus(HttpRequest.newBuilder(address).build(), status);
    }

    /** Waits until that request is answered with that status. */
    public void awaitStatus(HttpRequest request, int status) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == status) {
                        return;
                    }
                } catch (IOException e) {
                    // not there yet
                }
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(name + " does not come up; the end of its output:\n" + tail());
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it has ended */
    void assertAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " has ended; the end of its output:\n" + tail());
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (IllegalStateException e) {
            // this process is ending, and the hook does the rest
        }
    }
}
