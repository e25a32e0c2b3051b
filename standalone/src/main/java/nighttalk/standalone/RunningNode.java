package nighttalk.standalone;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import nighttalk.command.CommandSide;
import nighttalk.command.console.tool.InternalSecret;
import nighttalk.database.DatabaseServer;
import nighttalk.database.EmbeddedMariaDb;
import nighttalk.database.ExistingServer;
import nighttalk.database.Schemas;
import nighttalk.platform.database.MissingSetting;
import nighttalk.query.QuerySide;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that is up: its database and its two sides, stopped in the right order. */
final class RunningNode implements AutoCloseable {

    private final DatabaseServer server;
    private final ConfigurableApplicationContext context;

    private RunningNode(DatabaseServer server, ConfigurableApplicationContext context) {
        this.server = server;
        this.context = context;
    }

    /** Starts everything, says what it is doing, and returns when the service answers. */
    static RunningNode start(Options options, PrintStream out) {
        long began = System.nanoTime();
        RunningNode node = open(options, out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println("Stopping ...");
            node.close();
            out.println("Stopped. Everything is kept in " + options.data());
            if (isLearning()) {
                out.println(
                        "This once the JVM also notes what it learned, so that the next start is quicker: some 20 s.");
            }
        }));
        out.printf("NightTalk is ready after %.1f s.%n", (System.nanoTime() - began) / 1e9);
        out.println("  API             http://localhost:" + options.port() + "/api");
        out.println("  API description http://localhost:" + options.port() + "/api/docs");
        out.println("  health          http://localhost:" + options.managementPort() + "/actuator/health");
        out.println("  metrics         http://localhost:" + options.managementPort() + "/actuator/prometheus");
        out.println("Fill it with ./nighttalk demo; stop it with Ctrl-C.");
        return node;
    }

    /** As the launcher asks it at the first run of a build. */
    private static boolean isLearning() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput"));
    }

    /** Starts everything without a word and without waiting for Ctrl-C. */
    static RunningNode open(Options options, PrintStream out) {
        DataFolder data = DataFolder.take(options.data());
        DatabaseServer server = database(options, data, out);
        try {
            Schemas schemas = prepare(server, options.schemaPrefix());
            data.noteReader(schemas.reader());
            out.println("Starting both sides ...");
            ConfigurableApplicationContext context = new SpringApplicationBuilder(Standalone.class)
                    .registerShutdownHook(false)
                    .logStartupInfo(false)
                    .properties(settings(options, data, schemas))
                    .run();
            return new RunningNode(server, context);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static DatabaseServer database(Options options, DataFolder data, PrintStream out) {
        if (options.mysql() == null) {
            out.println("Starting the embedded MariaDB in " + data.database() + " ...");
            return EmbeddedMariaDb.start(data.database());
        }
        try {
            ExistingServer server = ExistingServer.of(options.mysql());
            out.println("Using the database at " + server);
            return server;
        } catch (IllegalArgumentException e) {
            throw new MissingSetting("--mysql: " + e.getMessage());
        }
    }

    private static Schemas prepare(DatabaseServer server, String prefix) {
        try {
            return Schemas.prepare(server, prefix);
        } catch (SQLException e) {
            throw new MissingSetting("the database can't be prepared: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new MissingSetting("--schema-prefix: " + e.getMessage());
        }
    }

    private static Map<String, Object> settings(Options options, DataFolder data, Schemas schemas) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                "spring.config.location",
                CommandSide.SETTINGS + "," + QuerySide.SETTINGS
                        + ",classpath:/standalone/,optional:file:./,optional:file:./config/");
        settings.put("NIGHTTALK_PORT", options.port());
        settings.put("NIGHTTALK_MANAGEMENT_PORT", options.managementPort());
        settings.put("NIGHTTALK_LOG_URL", schemas.log().url());
        settings.put("NIGHTTALK_LOG_USER", schemas.log().user());
        settings.put("NIGHTTALK_LOG_PASSWORD", schemas.log().password());
        settings.put("NIGHTTALK_READER_URL", schemas.reader().url());
        settings.put("NIGHTTALK_READER_USER", schemas.reader().user());
        settings.put("NIGHTTALK_READER_PASSWORD", schemas.reader().password());
        settings.put("NIGHTTALK_KEYS_SCHEMA", schemas.keys().schema());
        settings.put("NIGHTTALK_VIEWS_URL", schemas.views().url());
        settings.put("NIGHTTALK_VIEWS_USER", schemas.views().user());
        settings.put("NIGHTTALK_VIEWS_PASSWORD", schemas.views().password());
        settings.put("NIGHTTALK_KEYS_MASTER", data.masterKey());
        settings.put("NIGHTTALK_KEYS_FOLDER", data.keys().toString());
        settings.put("NIGHTTALK_MEDIA_FOLDER", data.media().toString());
        settings.put(InternalSecret.SETTING, secret(data));
        settings.put("NIGHTTALK_SEAL_FOLDER", data.seal().toString());
        settings.put("NIGHTTALK_SEAL_KEYFILE", data.sealKey().toString());
        return settings;
    }

    /**
     * Both sides are this process, so a new one at each start will do. It is noted for those who run the service, who
     * change its console users by it.
     */
    private static String secret(DataFolder data) {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String secret = Optional.ofNullable(System.getenv(InternalSecret.SETTING))
                .orElse(HexFormat.of().formatHex(bytes));
        data.noteSecret(secret);
        return secret;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        server.close();
    }
}
