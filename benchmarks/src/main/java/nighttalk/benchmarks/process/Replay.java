package nighttalk.benchmarks.process;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Axon's stock replay of a deployment's log, as a process that fills a schema of its own on the same MySQL server. */
public final class Replay implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final JavaChild child;
    private final MySql mysql;
    private final String schema;

    private Replay(JavaChild child, MySql mysql, String schema) {
        this.child = child;
        this.mysql = mysql;
        this.schema = schema;
    }

    /** Makes the schema and starts it. */
    public static Replay start(Deployment deployment, Path folder, String schema, List<String> options) {
        MySql mysql = deployment.mysql();
        mysql.execute("", "CREATE DATABASE IF NOT EXISTS " + schema + " CHARACTER SET utf8mb4");
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(
                List.of("-XX:+UseCompactObjectHeaders", "-cp", classPath(), "nighttalk.benchmarks.replay.ReplayPeer"));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", mysql.server().url(schema));
        settings.put("spring.datasource.username", mysql.server().adminUser());
        settings.put("spring.datasource.password", mysql.server().adminPassword());
        settings.put("replay.log.url", mysql.server().url(deployment.logSchema()));
        settings.put("replay.log.user", mysql.server().adminUser());
        settings.put("replay.log.password", mysql.server().adminPassword());
        settings.put("replay.keys.schema", deployment.keySchema());
        settings.put("replay.master-key", deployment.masterKey());
        return new Replay(JavaChild.start("replay", arguments, settings, folder), mysql, schema);
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Up to where in the log it is, its segments taken together: each has its own bookmark and an equal part of the
     * work.
     */
    public double position() {
        child.assertAlive();
        double sum = 0;
        int segments = 0;
        try (Connection connection = mysql.connect(schema);
                Statement statement = connection.createStatement()) {
            try (ResultSet table = connection.getMetaData().getTables(schema, null, "token_entry", null)) {
                if (!table.next()) {
                    return 0;
                }
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT token FROM token_entry WHERE processor_name NOT LIKE '\\_\\_%'")) {
                while (row.next()) {
                    byte[] token = row.getBytes(1);
                    sum += token == null
                            ? 0
                            : JSON.readTree(token).path("globalIndex").asLong(0);
                    segments++;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return segments == 0 ? 0 : sum / segments;
    }

    /** Its processes by name. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("replay", child.pid());
        pids.put("mysql", mysql.pid());
        return pids;
    }

    /** The one number that a query on its rows answers. */
    public long number(String sql) {
        return mysql.number(schema, sql);
    }

    @Override
    public void close() {
        child.close();
        mysql.execute("", "DROP DATABASE " + schema);
    }
}
