package nighttalk.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nighttalk.database.EmbeddedMariaDb;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import nighttalk.standalone.projections.ProjectionsTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People write while the service is killed, and its database stands still, is killed and comes back. */
class ShortStormIT {

    private static final int WRITERS = 5;
    /** More with {@code -Dnighttalk.test.rounds=10}. */
    private static final int ROUNDS = Integer.getInteger("nighttalk.test.rounds", 1);

    private static final int MOST_FILES = 500;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> others = new ConcurrentHashMap<>();

    @Test
    void whatever_dies_all_that_was_acknowledged_is_there_once_and_every_view_is_what_the_log_says(@TempDir Path folder)
            throws Exception {
        assumeThat(System.getenv("NIGHTTALK_TEST_MYSQL"))
                .as("kills a database of its own, the embedded one")
                .isNullOrEmpty();
        EmbeddedMariaDb database = EmbeddedMariaDb.start(folder);
        String url = database.url("") + "?user=" + database.adminUser() + "&password=" + database.adminPassword();
        try (RunningService service = RunningService.start("--mysql", url, "--schema-prefix", "storm")) {
            new Operators(service.management()).adds("mina", "analyst");
            List<Person> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> Person.signsUp(new Api(service.api())))
                    .toList();
            AtomicBoolean go = new AtomicBoolean(true);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                writers.forEach(writer -> threads.execute(() -> {
                    for (int i = 0; go.get(); i++) {
                        write(writer, writer.nickname() + "-" + i);
                    }
                }));
                for (int round = 0; round < ROUNDS; round++) {
                    more();
                    service.kill();
                    service.restart();
                    more();
                    standStill(folder);
                    more();
                }
                // Last, since it comes back under another administrator's password, which a start needs.
                int port = database.port();
                signal(folder, "KILL");
                database = EmbeddedMariaDb.start(folder, port);
                more();
                go.set(false);
                threads.shutdown();
                assertThat(threads.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
            }
            System.out.printf("storm: %d acknowledged, other answers %s%n", acknowledged.size(), new HashMap<>(others));
            assertThat(others.keySet()).as("what was answered meanwhile").isSubsetOf(0, 503);
            everyAcknowledgedPostIsThereOnce(Person.signsUp(new Api(service.api())));
            theLogIsDense(database);
            everyViewIsWhatTheLogSays(service);
            nothingLeaks(service);
        } finally {
            database.close();
        }
    }

    /** Waits until the service has acknowledged more. */
    private void more() {
        int before = acknowledged.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= before + 10 * WRITERS);
    }

    private void write(Person writer, String title) {
        try {
            Answer answer = writer.post("/posts")
                    .multipart(Form.of("title", title).and("content", "폭풍 속에서"))
                    .send();
            if (answer.status() == 200) {
                acknowledged.put(answer.json().at("/post/id").asString(), title);
            } else {
                others.merge(answer.status(), 1, Integer::sum);
            }
            writer.get("/posts").send();
        } catch (UncheckedIOException e) {
            others.merge(0, 1, Integer::sum);
        }
    }

    /** The database's process hangs until somebody is told so, or for some seconds, and goes on as if nothing had been. */
    private void standStill(Path folder) throws IOException, InterruptedException {
        int before = others.values().stream().mapToInt(Integer::intValue).sum();
        Instant enough = Instant.now().plusSeconds(6);
        signal(folder, "STOP");
        try {
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> Instant.now().isAfter(enough)
                            || others.values().stream()
                                            .mapToInt(Integer::intValue)
                                            .sum()
                                    > before);
        } finally {
            signal(folder, "CONT");
        }
    }

    private static void signal(Path folder, String name) throws IOException, InterruptedException {
        String pid = Files.readString(folder.resolve("mariadb.pid")).strip();
        assertThat(new ProcessBuilder("kill", "-" + name, pid)
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        if (name.equals("KILL")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(process -> process.onExit().join());
        }
    }

    private void everyAcknowledgedPostIsThereOnce(Person reader) {
        Soon.soon(() -> {
            Map<String, String> seen = new HashMap<>();
            String cursor = "";
            for (boolean more = true; more; ) {
                JsonNode page = reader.feed("?size=50" + cursor);
                page.path("posts")
                        .forEach(post -> assertThat(seen.put(
                                        post.path("id").asString(),
                                        post.path("title").asString()))
                                .isNull());
                more = page.path("has_more").asBoolean();
                cursor = "&last_id=" + page.path("last_id").asString();
            }
            assertThat(seen).containsAllEntriesOf(acknowledged);
            assertThat(seen.values()).as("none twice").doesNotHaveDuplicates();
        });
    }

    private static void theLogIsDense(EmbeddedMariaDb database) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.url(""), database.adminUser(), database.adminPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT position FROM storm_log.log_head),"
                        + " COUNT(*), MIN(position), MAX(position) FROM storm_log.event")) {
            assertThat(row.next()).isTrue();
            long head = row.getLong(1);
            assertThat(List.of(row.getLong(2), row.getLong(3), row.getLong(4))).isEqualTo(List.of(head, 1L, head));
        }
    }

    private static void everyViewIsWhatTheLogSays(RunningService service) {
        String[] verify = {
            "verify",
            "account",
            "post",
            "feed",
            "comment",
            "like",
            "night",
            "audit",
            "moderation",
            "--user",
            "mina",
            "--password-stdin",
            "--url",
            service.api().toString()
        };
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = ProjectionsTool.run(
                verify,
                new ByteArrayInputStream((Operators.PASSWORD + "\n").getBytes(UTF_8)),
                new PrintStream(printed, true, UTF_8));
        assertThat(code).as(printed.toString(UTF_8)).isZero();
        assertThat(printed.toString(UTF_8)).contains("equal");
    }

    private static void nothingLeaks(RunningService service) {
        Soon.soon(() -> {
            try (Stream<Path> files = Files.list(Path.of("/proc/" + service.pid() + "/fd"))) {
                assertThat(files.count()).as("open files").isLessThan(MOST_FILES);
            }
        });
    }
}
