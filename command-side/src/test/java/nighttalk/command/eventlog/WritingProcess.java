package nighttalk.command.eventlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nighttalk.database.Schemas;
import nighttalk.event.PostId;

/** A {@link LogProcess} as the test sees it. */
final class WritingProcess implements AutoCloseable {

    private final Process process;
    private final Thread listener;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    WritingProcess(Schemas.Account log, PostId post) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LogProcess.class.getName(),
                        log.url(),
                        log.user(),
                        log.password(),
                        log.schema(),
                        Long.toString(post.value()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        listener = Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 2 && parts[1].matches("[0-9]+")) {
                    acknowledged.put(parts[0], Long.valueOf(parts[1]));
                }
            }
        } catch (IOException e) {
            // it was killed within a line
        }
    }

    /** What was acknowledged so far: position by event. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Such as {@code STOP} or {@code CONT}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            listener.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
