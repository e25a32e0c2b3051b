package nighttalk.standalone.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nighttalk.database.EmbeddedMariaDb;

/** An embedded database of one test, which does to it what must not happen to others, and looks into it afterwards. */
public final class OwnDatabase implements Tables, AutoCloseable {

    private final String prefix;
    private final Path folder;
    private final List<String> arguments;
    private EmbeddedMariaDb server;
    private Connection connection;

    private OwnDatabase(String prefix, Path folder, List<String> arguments) throws SQLException {
        this.prefix = prefix;
        this.folder = folder;
        this.arguments = arguments;
        this.server = EmbeddedMariaDb.start(folder, 0, arguments);
        this.connection = connect(server);
    }

    private static Connection connect(EmbeddedMariaDb server) throws SQLException {
        return DriverManager.getConnection(server.url(""), server.adminUser(), server.adminPassword());
    }

    /** One with its files there; the test ends here where another database than the embedded one is to be tested. */
    public static OwnDatabase start(Path folder, String prefix, String... arguments) throws SQLException {
        assumeThat(System.getenv("NIGHTTALK_TEST_MYSQL"))
                .as("needs a database of its own, the embedded one")
                .isNullOrEmpty();
        return new OwnDatabase(prefix, folder, List.of(arguments));
    }

    /** The server. */
    public EmbeddedMariaDb server() {
        return server;
    }

    @Override
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

    /** Runs something that gives no rows. */
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
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

    /** Its process hangs, and answers nobody. */
    public void hangs() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** It goes on as if nothing had been. */
    public void goesOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Ends it with SIGKILL. */
    public void kill() throws IOException, InterruptedException {
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        signal("KILL");
        process.onExit().join();
    }

    /** Stops it in order. */
    public void stop() {
        server.close();
    }

    /**
     * Starts it again on the same files and port. Its administrator has another password then, so a service that runs
     * goes on, and one that is started needs new {@link #arguments}.
     */
    public void comesBack() throws SQLException {
        server = EmbeddedMariaDb.start(folder, server.port(), arguments);
        connection = connect(server);
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("mariadb.pid")).strip());
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.close();
    }
}
