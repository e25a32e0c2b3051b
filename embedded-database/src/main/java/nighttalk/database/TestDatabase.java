package nighttalk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The database that tests run on: one server per test JVM, new schemas for whoever asks. The server is the embedded
 * MariaDB, or the one that the environment names: {@code NIGHTTALK_TEST_MYSQL} (JDBC URL),
 * {@code NIGHTTALK_TEST_MYSQL_USER}, {@code NIGHTTALK_TEST_MYSQL_PASSWORD}.
 */
public final class TestDatabase {

    private static @Nullable DatabaseServer server;

    private TestDatabase() {}

    /** The server, started at the first call and stopped with the JVM. */
    public static synchronized DatabaseServer server() {
        DatabaseServer running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return running;
    }

    /** Schemas that nobody else has. */
    public static Schemas newSchemas() {
        String prefix =
                "t" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        try {
            return Schemas.prepare(server(), prefix);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DatabaseServer start() {
        String url = System.getenv("NIGHTTALK_TEST_MYSQL");
        if (url != null && !url.isBlank()) {
            ExistingServer given = ExistingServer.of(url);
            return new ExistingServer(
                    given.authority(),
                    given.parameters(),
                    System.getenv().getOrDefault("NIGHTTALK_TEST_MYSQL_USER", given.adminUser()),
                    System.getenv().getOrDefault("NIGHTTALK_TEST_MYSQL_PASSWORD", given.adminPassword()));
        }
        try {
            Path folder = Files.createTempDirectory("nighttalk-test-database");
            EmbeddedMariaDb embedded = EmbeddedMariaDb.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
            return embedded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
