package nighttalk.standalone.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * What a service holds of what may run out.
 *
 * @param connections to its database
 * @param files of the process that are open, connections among them
 * @param heapBytes what is left after a collection
 */
public record Footprint(long connections, long files, long heapBytes) {

    /** What the four pools of standalone hold at most: log 16, its writer 2, reader 8, views 16. */
    private static final long POOLS = 42;

    private static final long MORE_FILES = 60;
    /** What is kept in memory on purpose fills up by use. */
    private static final long MORE_HEAP_BYTES = 60L << 20;

    /** What it is now. */
    public static Footprint of(RunningService service, Tables database)
            throws IOException, InterruptedException, SQLException {
        // The JDK's own tool: collects, and returns when it is done.
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        assertThat(new ProcessBuilder(jcmd.toString(), Long.toString(service.pid()), "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + service.pid() + "/fd"))) {
            return new Footprint(
                    database.number("SELECT COUNT(*) FROM information_schema.processlist WHERE user LIKE '"
                            + database.prefix() + "\\_%'"),
                    files.count(),
                    heapBytes(service));
        }
    }

    private static long heapBytes(RunningService service) {
        return (long) new Api(URI.create(service.management().toString()))
                .get("/actuator/metrics/jvm.memory.used?tag=area:heap")
                .send()
                .json()
                .at("/measurements/0/value")
                .asDouble();
    }

    /** Not more than before, but for what a pool or a cache may hold; waits, since idle connections are let go late. */
    public static void isBounded(Footprint before, RunningService service, Tables database) {
        Soon.soon(() -> {
            Footprint now = of(service, database);
            assertThat(now.connections()).as("connections, before: %s", before).isLessThanOrEqualTo(POOLS);
            assertThat(now.files()).as("open files, before: %s", before).isLessThan(before.files() + MORE_FILES);
            assertThat(now.heapBytes())
                    .as("bytes of the heap, before: %s", before)
                    .isLessThan(before.heapBytes() + MORE_HEAP_BYTES);
        });
    }
}
