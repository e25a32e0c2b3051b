package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which database the service under test uses: its own embedded one, or, if {@code NIGHTTALK_TEST_MYSQL} holds a JDBC
 * address, that server, in three schemas of names of their own so that runs don't meet.
 *
 * <p>{@code NIGHTTALK_TEST_MYSQL_USER} (default {@code root}) and {@code NIGHTTALK_TEST_MYSQL_PASSWORD} (default empty)
 * are an account that may create and drop schemas.
 */
final class TestDatabase {

    private final @Nullable String url;
    private final String schemaPrefix =
            "nt_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);

    private TestDatabase(@Nullable String url) {
        this.url = url;
    }

    static TestDatabase fromEnvironment() {
        String server = System.getenv("NIGHTTALK_TEST_MYSQL");
        if (server == null || server.isBlank()) {
            return new TestDatabase(null);
        }
        return new TestDatabase(server + (server.contains("?") ? "&" : "?")
                + "user=" + environment("NIGHTTALK_TEST_MYSQL_USER", "root")
                + "&password=" + environment("NIGHTTALK_TEST_MYSQL_PASSWORD", ""));
    }

    List<String> arguments() {
        return url == null ? List.of() : List.of("--mysql", url, "--schema-prefix", schemaPrefix);
    }

    /** Takes the schemas away again; the embedded database goes with its folder. */
    void drop() {
        if (url == null) {
            return;
        }
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + schemaPrefix + "_log");
            statement.execute("DROP SCHEMA IF EXISTS " + schemaPrefix + "_keys");
            statement.execute("DROP SCHEMA IF EXISTS " + schemaPrefix + "_views");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop the schemas " + schemaPrefix + "_*", e);
        }
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return URLEncoder.encode(value == null ? otherwise : value, UTF_8);
    }
}
