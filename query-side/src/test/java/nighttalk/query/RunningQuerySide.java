package nighttalk.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.database.DatabaseServer;
import nighttalk.database.Schemas;
import nighttalk.database.TestDatabase;
import nighttalk.database.Traces;
import nighttalk.event.AccountId;
import nighttalk.query.projection.ProjectionPositions;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query side as a process of its own, on schemas of its own. */
public final class RunningQuerySide implements AutoCloseable {

    private static final String SECRET = "a secret of the tests";
    private static final String PATIENCE = "--nighttalk.reads.patience=";

    static {
        // Ten seconds, as it is otherwise, a busy machine may take for anything.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final TestLog log;
    private final FakeCommandSide commandSide;
    private final Schemas schemas;
    private final List<String> settings = new ArrayList<>();
    private ServletWebServerApplicationContext context;

    /** An answer. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers) {}

    private RunningQuerySide(Schemas schemas, TestLog log, FakeCommandSide commandSide, String... more) {
        this.schemas = schemas;
        this.log = log;
        this.commandSide = commandSide;
        settings.addAll(List.of(
                "--nighttalk.views.url=" + schemas.views().url(),
                "--nighttalk.views.user=" + schemas.views().user(),
                "--nighttalk.views.password=" + schemas.views().password(),
                "--nighttalk.log.url=" + schemas.reader().url(),
                "--nighttalk.log.user=" + schemas.reader().user(),
                "--nighttalk.log.password=" + schemas.reader().password(),
                "--nighttalk.keys.url=" + schemas.keys().url(),
                "--nighttalk.keys.user=" + schemas.keys().user(),
                "--nighttalk.keys.password=" + schemas.keys().password(),
                "--nighttalk.keys.master=" + TestLog.MASTER_KEY,
                "--nighttalk.command-side.url=" + commandSide.url(),
                "--nighttalk.internal.secret=" + SECRET,
                "--server.address=127.0.0.1",
                "--server.port=0",
                // Nobody is left who would still ask.
                "--nighttalk.load.farewell=0s",
                "--management.server.port=0",
                "--spring.config.location=classpath:/query-side/"));
        settings.addAll(List.of(more));
        if (settings.stream().noneMatch(setting -> setting.startsWith(PATIENCE))) {
            // Longer than a busy machine stands still: then a page that is old shows a defect.
            settings.add(PATIENCE + "30s");
        }
        this.context = run();
    }

    /** Starts it, with settings such as {@code --nighttalk.reads.patience=100ms}. */
    public static RunningQuerySide start(String... settings) {
        Schemas schemas = TestDatabase.newSchemas();
        TestLog log = TestLog.in(schemas);
        RunningQuerySide started = new RunningQuerySide(schemas, log, new FakeCommandSide(log), settings);
        // The keys of tokens come within two seconds or not at all; a test's first question is not the one that shows
        // it.
        Awaitility.await()
                .until(() -> started.get(AccountId.next(), "/api/auth/me").status() != 503);
        return started;
    }

    /** Starts another process beside it, which takes its part of the projections within seconds. */
    public RunningQuerySide another(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("--nighttalk.projections.owner=another");
        return new RunningQuerySide(schemas, log, commandSide, all.toArray(String[]::new));
    }

    /**
     * Starts one of another region beside it, with views of its own, and an account that may ask the log's database who was
     * logged out and who works on the service, and for no event.
     */
    public RunningQuerySide elsewhere(String... more) {
        Schemas region = TestDatabase.newSchemas();
        return new RunningQuerySide(
                new Schemas(schemas.log(), withoutEvents(region.reader()), schemas.keys(), region.views()),
                log,
                commandSide,
                more);
    }

    private Schemas.Account withoutEvents(Schemas.Account stranger) {
        DatabaseServer server = TestDatabase.server();
        String schema = schemas.log().schema();
        JdbcClient admin = JdbcClient.create(
                new DriverManagerDataSource(server.url(""), server.adminUser(), server.adminPassword()));
        for (String table : List.of("session_ended", "console_user")) {
            admin.sql("GRANT SELECT ON " + schema + "." + table + " TO '" + stranger.user() + "'@'%'")
                    .update();
        }
        return new Schemas.Account(server.url(schema), stranger.user(), stranger.password(), schema);
    }

    /** Starts it as a process of its own, which can be killed, beside this one. */
    public Process process(Path output, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                QuerySide.class.getName()));
        command.addAll(settings);
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private ServletWebServerApplicationContext run() {
        synchronized (RunningQuerySide.class) {
            if (System.getProperty(LoggingSystem.SYSTEM_PROPERTY) == null) {
                ServletWebServerApplicationContext first = application();
                // Each start sets up logging for the whole JVM, and two at once break each other.
                System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
                return first;
            }
        }
        return application();
    }

    private ServletWebServerApplicationContext application() {
        return (ServletWebServerApplicationContext)
                SpringApplication.run(QuerySide.class, settings.toArray(String[]::new));
    }

    /** Stops it and starts it again. */
    public void restart() {
        context.close();
        context = run();
    }

    /** The log that it follows. */
    public TestLog log() {
        return log;
    }

    /** The other process. */
    public FakeCommandSide commandSide() {
        return commandSide;
    }

    /** How far it has come. */
    public ProjectionPositions positions() {
        return context.getBean(ProjectionPositions.class);
    }

    /** Its parts. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The views database, from outside. */
    public JdbcClient views() {
        return JdbcClient.create(viewsFromOutside());
    }

    /** The views database, as a data source. */
    public DataSource viewsFromOutside() {
        Schemas.Account owner = schemas.views();
        return new DriverManagerDataSource(owner.url(), owner.user(), owner.password());
    }

    /** The log's database, with its own rights there. */
    public DataSource logAsItIsSeen() {
        Schemas.Account reader = schemas.reader();
        return new DriverManagerDataSource(reader.url(), reader.user(), reader.password());
    }

    /** Where the texts stand in its databases, the log's too. */
    public List<String> traces(Map<String, String> texts) {
        try {
            String prefix = schemas.views().schema().replaceFirst("_views$", "_");
            return Traces.of(TestDatabase.server(), prefix, Traces.texts(texts));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cuts all its connections to the views database. */
    public void cutConnections() {
        DatabaseServer server = TestDatabase.server();
        JdbcClient admin = JdbcClient.create(
                new DriverManagerDataSource(server.url(""), server.adminUser(), server.adminPassword()));
        List<Long> connections = admin.sql("SELECT id FROM information_schema.processlist WHERE user = ?")
                .param(schemas.views().user())
                .query(Long.class)
                .list();
        for (long connection : connections) {
            try {
                admin.sql("KILL " + connection).update();
            } catch (DataAccessException e) {
                // gone by itself
            }
        }
    }

    /** The views database lets it in no more, or again. */
    public void lockOut(boolean out) {
        DatabaseServer server = TestDatabase.server();
        JdbcClient.create(new DriverManagerDataSource(server.url(""), server.adminUser(), server.adminPassword()))
                .sql("ALTER USER '" + schemas.views().user() + "'@'%' ACCOUNT " + (out ? "LOCK" : "UNLOCK"))
                .update();
        if (out) {
            cutConnections();
        }
    }

    /** GET on the management port. */
    public String operators(String path) {
        Integer port = context.getEnvironment().getProperty("local.management.port", Integer.class);
        return text(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)))
                .body();
    }

    /** GET as anybody: the status, where to go instead, and the text. */
    public String open(String path) {
        HttpResponse<String> response = text(request(path));
        return response.statusCode() + " "
                + response.headers().firstValue("Location").orElse("") + response.body();
    }

    private HttpResponse<String> text(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** GET as that person, with headers in pairs. */
    public Answer get(AccountId who, String path, String... headers) {
        return send(request(path).header("Authorization", "Bearer " + commandSide.token(who, 0)), headers);
    }

    /** GET with a token. */
    public Answer getWith(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    /** GET as anybody, as it comes. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** POST of JSON with a token. */
    public Answer postWith(String token, String path, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** DELETE with a token: the status. */
    public int deleteWith(String token, String path) {
        return text(request(path).header("Authorization", "Bearer " + token).DELETE())
                .statusCode();
    }

    /** GET with a token, as text, until it ends. */
    public String textWith(String token, String path) {
        return text(request(path).header("Authorization", "Bearer " + token)).body();
    }

    /** The first line that begins so of an answer that need not end; then nobody listens any more. */
    public CompletableFuture<String> firstOf(String token, String path, String beginning) {
        HttpRequest follow =
                request(path).header("Authorization", "Bearer " + token).build();
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Stream<String> lines = http.send(follow, HttpResponse.BodyHandlers.ofLines())
                            .body()) {
                        return lines.filter(line -> line.startsWith(beginning))
                                .findFirst()
                                .orElse("");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    /** POST between our own processes. */
    public Answer postInternal(String path) {
        return send(request(path).header("NightTalk-Internal", SECRET).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort() + path));
    }

    private Answer send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = text(request);
        return new Answer(
                response.statusCode(),
                json.readTree(response.body()),
                response.headers().map());
    }

    /** Stops this process, and leaves the others what they share. */
    public void closeThisOne() {
        context.close();
    }

    @Override
    public void close() {
        context.close();
        commandSide.close();
        log.close();
    }
}
