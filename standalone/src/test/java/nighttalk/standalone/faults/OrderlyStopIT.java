package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.problem;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Front;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.SideProcess;
import nighttalk.standalone.harness.SideProcess.Side;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A process of each side is asked to end, as every new version begins, while people write and read. */
@Tag("faults")
class OrderlyStopIT {

    private static final int WRITERS = 8;
    private static final int VIEWS = 7;
    /** Of a process that ended because it was asked to. */
    private static final Set<Integer> ENDED = Set.of(0, 143);

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    /** By identifier. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final Queue<Answer> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger notLetIn = new AtomicInteger();
    private final Queue<IOException> unanswered = new ConcurrentLinkedQueue<>();

    @Test
    void whoever_was_let_in_is_answered_and_no_view_is_forgotten(@TempDir Path folder) throws Exception {
        try (OwnDatabase database = OwnDatabase.start(folder.resolve("database"), "stop");
                Front front = new Front();
                Front commands = new Front();
                Front queries = new Front()) {
            Settings settings = new Settings(database, "stop", folder, commands.origin(), queries.origin());
            Map<String, String> patient = new HashMap<>(settings.ofCommandSide());
            // Longer than a client stands still on a busy machine between two requests.
            patient.put("NIGHTTALK_LOAD_FAREWELL", "10s");
            patient.put("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", "60s");
            try (SideProcess writes = new SideProcess(Side.COMMAND, "command-side-stops", patient)) {
                writes.awaitReady();
                Map<String, String> seldom = new HashMap<>(settings.ofQuerySide());
                // So that nothing but the end of the process sends them.
                seldom.put("NIGHTTALK_POSTVIEWS_EVERY", "1h");
                // Each look is to be counted by the one before it.
                seldom.put("NIGHTTALK_READS_PATIENCE", "30s");
                try (SideProcess reads = new SideProcess(Side.QUERY, "query-side-stops", seldom)) {
                    front.commandSide(writes.address());
                    front.querySide(reads.address());
                    commands.either(writes.address());
                    queries.either(reads.address());
                    reads.awaitReady();
                    Person reader = Person.signsUp(new Api(front.api()));
                    whileTheyWrite(writes, reader);
                    whileTheyRead(reads, reader);
                    Soon.soon(database::theLogIsWhole);
                    database.everyViewIsWhatTheLogSays(writes.management(), front.api());
                }
            }
        }
    }

    private void whileTheyWrite(SideProcess writes, Person reader) throws Exception {
        List<Person> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> Person.signsUp(new Api(writes.api())))
                .toList();
        SlowUpload slow = new SlowUpload(writes.address(), reader.token(), "천천히");
        await().atMost(Duration.ofMinutes(1)).until(() -> working(writes) == 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writers.forEach(writer -> threads.execute(() -> writesUntilNobodyAnswers(writer)));
            await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > 20 * WRITERS);
            long began = System.nanoTime();
            threads.execute(() -> {
                try {
                    // As late as it can be: nobody else is let in any more.
                    await().atMost(Duration.ofMinutes(1)).until(() -> notLetIn.get() + unanswered.size() == WRITERS);
                } finally {
                    slow.ends();
                }
            });
            assertThat(writes.stop()).isIn(ENDED);
            System.out.printf(
                    "the command side ended %d ms after it was asked to: %d acknowledged, %d refused, %d not let in%n",
                    (System.nanoTime() - began) / 1_000_000, acknowledged.size(), refusals.size(), notLetIn.get());
        }
        assertThat(unanswered).as("sent a request and heard nothing").isEmpty();
        assertThat(slow.answer()).as("an upload that was under way").startsWith("HTTP/1.1 200");
        assertThat(refusals).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(503);
            assertThat(answer.header("Retry-After")).as("%s", answer).isNotBlank();
            problem(answer);
        });

        writes.startAgain();
        writes.awaitReady();
        Soon.soon(() -> {
            Map<String, String> seen = new HashMap<>();
            Pages.feed(reader).forEach((id, post) -> seen.put(id, text(post, "title")));
            seen.values().retainAll(asked);
            // Whoever was refused, or found the door closed, was not half let in either.
            assertThat(seen).isEqualTo(acknowledged);
        });
    }

    private void writesUntilNobodyAnswers(Person writer) {
        for (int i = 0; ; i++) {
            String title = writer.nickname() + "-" + i;
            asked.add(title);
            try {
                Answer answer = writer.post("/posts")
                        .multipart(Form.of("title", title).and("content", "곧 새 버전"))
                        .send();
                if (answer.status() == 200) {
                    acknowledged.put(answer.json().at("/post/id").asString(), title);
                } else {
                    refusals.add(answer);
                }
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof ConnectException) {
                    notLetIn.incrementAndGet();
                } else {
                    unanswered.add(e.getCause());
                }
                return;
            }
        }
    }

    private static double working(SideProcess process) {
        return new Api(process.management())
                .get("/actuator/metrics/nighttalk.load?tag=of:requests")
                .send()
                .json()
                .at("/measurements/0/value")
                .asDouble();
    }

    private static void whileTheyRead(SideProcess reads, Person reader) throws Exception {
        String post = reader.postsSomething();
        int views = 0;
        for (int i = 0; i < VIEWS; i++) {
            views = reader.reads(post).path("views").asInt();
        }
        int shown = views;
        assertThat(shown).isEqualTo(VIEWS);
        assertThat(reads.stop()).isIn(ENDED);

        reads.startAgain();
        reads.awaitReady();
        Soon.soon(() -> {
            JsonNode newest = reader.feed("?size=1").at("/posts/0");
            assertThat(text(newest, "id")).isEqualTo(post);
            assertThat(newest.path("views").asInt()).isEqualTo(shown);
        });
    }
}
