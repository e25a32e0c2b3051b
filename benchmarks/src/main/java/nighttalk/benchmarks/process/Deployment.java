package nighttalk.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.load.Api;
import nighttalk.database.Schemas;

/** NightTalk as it is deployed: a command side and a query side, each a process, on one MySQL server. */
public final class Deployment implements AutoCloseable {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final List<String> HEAP = List.of("-Xmx1g");
    private static final int SERVED = 200;

    private final Project project;
    private final MySql mysql;
    private final Path folder;
    private final String prefix;
    private final List<String> queryOptions;
    private final Map<String, Object> command = new HashMap<>();
    private final Map<String, Object> query = new HashMap<>();
    private final Map<String, JavaChild> running = new LinkedHashMap<>();

    private Deployment(Project project, MySql mysql, Path folder, String prefix, List<String> queryOptions) {
        this.project = project;
        this.mysql = mysql;
        this.folder = folder;
        this.prefix = prefix;
        this.queryOptions = queryOptions;
    }

    /** Makes the schemas and starts both sides. */
    public static Deployment start(Project project, MySql mysql, Path parent, String prefix) {
        return start(project, mysql, parent, prefix, HEAP);
    }

    /**
     * Makes the schemas and starts both sides.
     *
     * @param queryOptions the query side's heap and other options of its JVM
     */
    public static Deployment start(
            Project project, MySql mysql, Path parent, String prefix, List<String> queryOptions) {
        Deployment deployment = prepare(project, mysql, parent, prefix, queryOptions);
        deployment.startOrStop(deployment::start);
        return deployment;
    }

    /**
     * Makes the schemas and starts both sides.
     *
     * @param more settings of both
     */
    public static Deployment start(Project project, MySql mysql, Path parent, String prefix, Map<String, String> more) {
        Deployment deployment = prepare(project, mysql, parent, prefix, HEAP);
        deployment.command.putAll(more);
        deployment.query.putAll(more);
        deployment.startOrStop(deployment::start);
        return deployment;
    }

    /** Makes the schemas and starts the command side, which nobody reads after. */
    public static Deployment startCommandSide(Project project, MySql mysql, Path parent, String prefix) {
        Deployment deployment = prepare(project, mysql, parent, prefix, HEAP);
        deployment.startOrStop(deployment::startCommandSide);
        return deployment;
    }

    /** What started before another failed must not stay. */
    private void startOrStop(Runnable starting) {
        try {
            starting.run();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private static Deployment prepare(
            Project project, MySql mysql, Path parent, String prefix, List<String> queryOptions) {
        try {
            Path folder = Files.createDirectories(parent.resolve(prefix));
            Deployment deployment = new Deployment(project, mysql, folder, prefix, queryOptions);
            deployment.settle(Schemas.prepare(mysql.server(), prefix));
            return deployment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void settle(Schemas schemas) {
        DeploymentSettings.fill(command, query, schemas, folder);
        floor(schemas.log());
    }

    /** The floor's rows go into a schema of their own, by the account that writes the log. */
    private void floor(Schemas.Account writer) {
        mysql.execute(
                "",
                "CREATE DATABASE IF NOT EXISTS " + floorSchema() + " CHARACTER SET utf8mb4",
                "GRANT ALL ON " + floorSchema() + ".* TO '" + writer.user() + "'@'%'");
        command.put("benchmarks.floor.url", mysql.server().url(floorSchema()));
        command.put("benchmarks.floor.user", writer.user());
        command.put("benchmarks.floor.password", writer.password());
    }

    /** Starts both sides, and returns when they are ready. */
    public void start() {
        startCommandSide();
        child("query-side", project.querySide(), "QuerySideWithFloor", query, queryOptions);
    }

    private void startCommandSide() {
        child("command-side", project.commandSide(), "CommandSideWithFloor", command, HEAP);
        mysql.execute("", "CREATE TABLE IF NOT EXISTS " + floorSchema() + ".event LIKE " + logSchema() + ".event");
    }

    private void child(String name, Path jar, String main, Map<String, Object> settings, List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of(
                "-XX:+UseCompactObjectHeaders",
                "-Dloader.main=nighttalk.benchmarks.server." + main,
                "-Dloader.path=" + project.benchmarks(),
                "-cp",
                jar.toString(),
                LAUNCHER));
        JavaChild child = JavaChild.start(name, arguments, settings, folder);
        running.put(name, child);
        child.awaitStatus(
                URI.create("http://127.0.0.1:" + settings.get("management.server.port") + "/actuator/health/readiness"),
                SERVED);
    }

    /** Stops both sides; the schemas stay. */
    public void stop() {
        running.values().forEach(JavaChild::close);
        running.clear();
    }

    /** Where commands go. */
    public Api command() {
        return new Api(port(command));
    }

    /** Where queries go. */
    public Api query() {
        return new Api(port(query));
    }

    /** Where operators administer the command side. */
    public Api management() {
        return new Api((Integer) command.getOrDefault("management.server.port", 0));
    }

    private static int port(Map<String, Object> settings) {
        return (Integer) settings.getOrDefault("server.port", 0);
    }

    /** What the keys of people are encrypted with. */
    public String masterKey() {
        return String.valueOf(command.get("nighttalk.keys.master"));
    }

    /** The processes by name. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        running.forEach((name, child) -> pids.put(name, child.pid()));
        pids.put("mysql", mysql.pid());
        return pids;
    }

    /** The server that both schemas are on. */
    public MySql mysql() {
        return mysql;
    }

    /** Name of the log's schema. */
    public String logSchema() {
        return prefix + "_log";
    }

    /** Name of the schema of people's keys. */
    public String keySchema() {
        return prefix + "_keys";
    }

    /** Name of the views' schema. */
    public String viewsSchema() {
        return prefix + "_views";
    }

    private String floorSchema() {
        return prefix + "_floor";
    }

    @Override
    public void close() {
        stop();
        mysql.execute(
                "",
                "DROP DATABASE " + logSchema(),
                "DROP DATABASE " + keySchema(),
                "DROP DATABASE " + viewsSchema(),
                "DROP DATABASE " + floorSchema());
    }
}
