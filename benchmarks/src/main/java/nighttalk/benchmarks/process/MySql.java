package nighttalk.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nighttalk.database.ExistingServer;

/** A MySQL server of this run, fully durable, at 127.0.0.1. */
public final class MySql implements AutoCloseable {

    private static final String DIRTY_PAGES = "SELECT variable_value FROM performance_schema.global_status"
            + " WHERE variable_name = 'Innodb_buffer_pool_pages_dirty'";
    private static final int FEW_PAGES = 200;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Project project;
    private final Path folder;
    private final ExistingServer server;

    private MySql(Project project, Path folder, ExistingServer server) {
        this.project = project;
        this.folder = folder;
        this.server = server;
    }

    /** Starts it on new files in the folder. */
    public static MySql start(Project project, Path folder) {
        String url = project.output(
                List.of(project.tool("mysql").toString(), "start", folder.toString(), Integer.toString(Ports.free())));
        return new MySql(project, folder, ExistingServer.of(url));
    }

    /** An administrator's way into it. */
    public ExistingServer server() {
        return server;
    }

    /** The server's process. */
    public long pid() {
        try {
            return Long.parseLong(Files.readString(folder.resolve("mysqld.pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of the administrator's. */
    public Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(
                server.url(schema) + "?rewriteBatchedStatements=true&connectionTimeZone=UTC",
                server.adminUser(),
                server.adminPassword());
    }

    /** The same to fill tables with: that need not be durable, row by row; it is, after {@link #settle}. */
    public Connection connectToFill(String schema) throws SQLException {
        Connection connection = connect(schema);
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of("sql_log_bin = 0", "unique_checks = 0", "foreign_key_checks = 0")) {
                statement.execute("SET SESSION " + setting);
            }
        }
        return connection;
    }

    /** Lets the server write out what it has in memory, so that it does not do so while something is measured. */
    public void settle() {
        execute("", "SET GLOBAL innodb_max_dirty_pages_pct = 0");
        try {
            while (number("", DIRTY_PAGES) > FEW_PAGES) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        execute("", "SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
    }

    /** Executes statements as the administrator. */
    public void execute(String schema, String... statements) {
        try (Connection connection = connect(schema);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one number that a query answers. */
    public long number(String schema, String sql) {
        try (Connection connection = connect(schema);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what a query answers. */
    public List<String> texts(String schema, String sql) {
        try (Connection connection = connect(schema);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Version, and all settings that decide whether an acknowledged commit can be lost. */
    public Map<String, String> durability() {
        Map<String, String> settings = new TreeMap<>();
        try (Connection connection = connect("");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL VARIABLES WHERE Variable_name IN ('version',"
                        + " 'innodb_flush_log_at_trx_commit', 'sync_binlog', 'log_bin', 'innodb_doublewrite',"
                        + " 'innodb_flush_method', 'innodb_buffer_pool_size', 'innodb_redo_log_capacity')")) {
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    @Override
    public void close() {
        project.output(List.of(project.tool("mysql").toString(), "stop", folder.toString()));
    }
}
