package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nighttalk.database.EmbeddedMariaDb;
import nighttalk.standalone.projections.ProjectionsTool;

/** An embedded database of one test, which does to it what must not happen to others, and looks into it afterwards. */
public final class OwnDatabase implements AutoCloseable {

    /** The projections that every service has. */
    private static final List<String> PROJECTIONS =
            List.of("account", "post", "feed", "comment", "like", "night", "audit", "moderation");

    private final String prefix;
    private final EmbeddedMariaDb server;
    private final Connection connection;

    private OwnDatabase(String prefix, EmbeddedMariaDb server) throws SQLException {
        this.prefix = prefix;
        this.server = server;
        this.connection = DriverManager.getConnection(server.url(""), server.adminUser(), server.adminPassword());
    }

    /** One with its files there; the test ends here where another database than the embedded one is to be tested. */
    public static OwnDatabase start(Path folder, String prefix, String... arguments) throws SQLException {
        assumeThat(System.getenv("NIGHTTALK_TEST_MYSQL"))
                .as("needs a database of its own, the embedded one")
                .isNullOrEmpty();
        return new OwnDatabase(prefix, EmbeddedMariaDb.start(folder, 0, List.of(arguments)));
    }

    /** The server. */
    public EmbeddedMariaDb server() {
        return server;
    }

    /** What the names of its schemas and accounts begin with. */
    public String prefix() {
        return prefix;
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    /** The arguments by which a service uses it, at its own port or at one in front of it. */
    public String[] arguments(int port) {
        return new String[] {
            "--mysql",
            "jdbc:mysql://127.0.0.1:" + port + "/?user=" + server.adminUser() + "&password=" + server.adminPassword(),
            "--schema-prefix",
            prefix
        };
    }

    /** A table of the log. */
    public String log(String table) {
        return prefix + "_log." + table;
    }

    /** A table of the views. */
    public String views(String table) {
        return prefix + "_views." + table;
    }

    /** A table of the keys. */
    public String keys(String table) {
        return prefix + "_keys." + table;
    }

    /** Runs something that gives no rows. */
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows. */
    public List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** The one number. */
    public long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    /** Positions and the sequences of all streams have no holes, and every person has what comes with an account. */
    public void theLogIsWhole() throws SQLException {
        long head = number("SELECT position FROM " + log("log_head"));
        assertThat(texts("SELECT CONCAT(COUNT(*), ' ', MIN(position), ' ', MAX(position)) FROM " + log("event")))
                .containsExactly(head + " 1 " + head);
        assertThat(texts("SELECT stream FROM " + log("event")
                        + " GROUP BY stream HAVING MIN(sequence) <> 0 OR MAX(sequence) <> COUNT(*) - 1"))
                .isEmpty();
        long accounts = number("SELECT SUM(CASE type WHEN 'AccountRegistered' THEN 1 WHEN 'AccountWithdrawn' THEN -1"
                + " ELSE 0 END) FROM " + log("event"));
        assertThat(List.of(
                        number("SELECT COUNT(*) FROM " + log("credential")),
                        number("SELECT COUNT(*) FROM " + keys("person_key")),
                        number("SELECT COUNT(DISTINCT account_id) FROM " + log("name_claim"))))
                .isEqualTo(List.of(accounts, accounts, accounts));
    }

    /** Every view is what a rebuild makes of the log, by the service's own comparison; nothing was parked. */
    public void everyViewIsWhatTheLogSays(URI management, URI api) throws SQLException {
        String analyst = new Operators(management).adds("analyst");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = ProjectionsTool.run(
                Stream.of(
                                Stream.of("verify"),
                                PROJECTIONS.stream(),
                                Stream.of("--user", analyst, "--password-stdin", "--url", api.toString()))
                        .flatMap(part -> part)
                        .toArray(String[]::new),
                new ByteArrayInputStream((Operators.PASSWORD + "\n").getBytes(UTF_8)),
                new PrintStream(printed, true, UTF_8));
        assertThat(code).as(printed.toString(UTF_8)).isZero();
        assertThat(printed.toString(UTF_8)).contains("equal");
        assertThat(number("SELECT COUNT(*) FROM " + views("dead_letter_entry"))).isZero();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.close();
    }
}
