package nighttalk.benchmarks.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nighttalk.benchmarks.process.Project;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The load generator: wrk, a closed loop of many connections in one thread. It is written in C and sends prepared
 * bytes, so it leaves the cores of a small machine to the servers.
 */
public final class Wrk {

    /** Connections, each with one request under way. */
    public static final int CONNECTIONS = 64;

    private final Project project;
    private final Path folder;
    private final Path script;
    private int files;

    /** Keeps its script and requests in the folder. */
    public Wrk(Project project, Path folder) {
        this.project = project;
        this.folder = folder;
        this.script = folder.resolve("replay.lua");
        try (InputStream lua = Objects.requireNonNull(
                Wrk.class.getResourceAsStream("/nighttalk/benchmarks/replay.lua"))) {
            Files.write(script, lua.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        project.output(List.of(project.tool("wrk").toString(), "fetch"));
    }

    /** Requests that are sent to a server, over and over, each run going on where the last one ended. */
    public final class Plan {
        private final Api api;
        private final Path file;
        private long next;

        private Plan(Api api, Path file) {
            this.api = api;
            this.file = file;
        }

        /**
         * Sends for that long.
         *
         * @throws IllegalStateException if a request failed: such a run measures nothing
         */
        public Load run(Duration howLong) {
            String output = project.output(List.of(
                    project.tool("wrk").toString(),
                    "run",
                    "--threads=1",
                    "--connections=" + CONNECTIONS,
                    "--timeout=30s",
                    "--duration=" + Math.max(1, howLong.toSeconds()) + "s",
                    "--script=" + script,
                    "http://" + api.authority() + "/",
                    "--",
                    file.toString(),
                    Long.toString(next)));
            JsonNode result = new JsonMapper().readTree(output.substring(output.lastIndexOf('{')));
            long failed = result.path("refused").asLong() + result.path("broken").asLong();
            if (failed > 0 || result.path("requests").asLong() == 0) {
                throw new IllegalStateException("requests failed, so this is void: " + result);
            }
            next += result.path("requests").asLong() + CONNECTIONS;
            Map<String, Double> millis = new LinkedHashMap<>();
            for (String name : List.of("p50", "p90", "p99", "max")) {
                millis.put(name, result.path(name).asDouble());
            }
            return new Load(
                    result.path("requests").asLong(), result.path("seconds").asDouble(), millis);
        }
    }

    /** Writes the requests down for later runs. */
    public Plan plan(Api api, List<RawRequest> requests) {
        Path file = folder.resolve("requests-" + files++);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (RawRequest request : requests) {
                byte[] bytes = request.bytes(api.authority());
                out.write((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Plan(api, file);
    }
}
