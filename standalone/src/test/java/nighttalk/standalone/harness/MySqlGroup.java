package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** Three real MySQL servers as a group with one primary, made by the project's own script. */
public final class MySqlGroup implements AutoCloseable {

    /** How many servers it has. */
    public static final int SERVERS = 3;

    private final Path folder;
    private final List<Integer> ports;

    private MySqlGroup(Path folder, List<Integer> ports) {
        this.folder = folder;
        this.ports = ports;
    }

    /** Starts it and waits until it takes writes. */
    public static MySqlGroup start() throws IOException {
        MySqlGroup group = new MySqlGroup(Files.createTempDirectory("nighttalk-group-"), freePorts());
        List<String> arguments = new ArrayList<>(List.of("start-group", group.folder.toString()));
        group.ports.forEach(port -> arguments.add(port.toString()));
        run(arguments.toArray(String[]::new));
        return group;
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < SERVERS; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script().toString()));
        command.addAll(Arrays.asList(arguments));
        Path log = Files.createTempFile("mysql-group", ".log");
        // Into a file: the servers that it leaves behind would keep a pipe open.
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int code = process.waitFor();
            assertThat(code).as(() -> read(log)).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path script() {
        Path folder = Path.of("").toAbsolutePath();
        return Optional.of(folder.resolve(".ci/mysql"))
                .filter(Files::exists)
                .orElseGet(() -> folder.resolveSibling(".ci/mysql"));
    }

    /** All of them in one URL, with an account that may do everything. */
    public String url() {
        return "jdbc:mysql://"
                + String.join(
                        ",", ports.stream().map(port -> "127.0.0.1:" + port).toList())
                + "/?user=root&password=";
    }

    /** The number of the one that takes writes, from 1; nothing while there is none. */
    public Optional<Integer> primary() {
        return primaryBut(0);
    }

    /** The number of the one that takes writes, without asking that one. */
    public Optional<Integer> primaryBut(int unasked) {
        for (int server = 1; server <= SERVERS; server++) {
            try {
                if (server != unasked
                        && text(server, "SELECT @@super_read_only").equals("0")) {
                    return Optional.of(server);
                }
            } catch (SQLException away) {
                // It is not that one.
            }
        }
        return Optional.empty();
    }

    /** The first column of the first row. */
    public String text(int server, String sql) throws SQLException {
        List<String> texts = texts(server, sql);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    private List<String> texts(int server, String sql) throws SQLException {
        String url = "jdbc:mysql://127.0.0.1:" + ports.get(server - 1) + "/?connectTimeout=2000&socketTimeout=20000";
        try (Connection connection = DriverManager.getConnection(url, "root", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        }
    }

    /** The schemas of a service, as the server has them that takes writes. */
    public Tables tables(String prefix) {
        return new Tables() {
            @Override
            public String prefix() {
                return prefix;
            }

            @Override
            public List<String> texts(String sql) throws SQLException {
                return MySqlGroup.this.texts(primary().orElseThrow(), sql);
            }
        };
    }

    private long pid(int server) throws IOException {
        return Long.parseLong(
                Files.readString(folder.resolve(server + "/mysqld.pid")).strip());
    }

    /** It hangs, and answers nobody. */
    public void hangs(int server) throws IOException, InterruptedException {
        signal("STOP", server);
    }

    /** It goes on as if nothing had been. */
    public void goesOn(int server) throws IOException, InterruptedException {
        signal("CONT", server);
    }

    private void signal(String name, int server) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid(server)))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Ends it with SIGKILL. */
    public void kill(int server) throws IOException {
        ProcessHandle process = ProcessHandle.of(pid(server)).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().join();
    }

    /** Starts one again that was killed, and has it join the others. */
    public void rejoins(int server) throws IOException {
        run("rejoin", folder.resolve(String.valueOf(server)).toString());
    }

    @Override
    public void close() throws IOException {
        run("stop-group", folder.toString());
        FileSystemUtils.deleteRecursively(folder);
    }
}
