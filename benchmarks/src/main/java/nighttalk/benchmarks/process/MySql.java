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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nighttalk.database.ExistingServer;

/** A MySQL server of this run, fully durable, at 127.0.0.1. */
public final class MySql implements AutoCloseable {

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
            return Long.parseLong(
                    Files.readString(folder.resolve("mysqld.pid")).strip());
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
