package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Far more than can be done: whoever would be late is sent away, and afterwards everything is as before. */
@Isolated("compares its own rates")
class OverloadIT {

    private static final int FEW = 8;
    private static final int FAR_TOO_MANY = 600;
    private static final Duration PHASE = Duration.ofSeconds(4);

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    @Test
    void too_much_is_sent_away_and_leaves_nothing_behind() throws Exception {
        try (RunningService service = RunningService.start(Map.of(
                // Few, so that a test's own clients are far too many.
                "NIGHTTALK_LOAD_REQUESTS", "16", "NIGHTTALK_LOAD_PATIENCE", "200ms"))) {
            Api api = new Api(service.api());
            Person person = Person.signsUp(api);
            String post = person.postsSomething();
            work(person, post, FEW); // warmed up
            answers.clear();
            int before = work(person, post, FEW);
            assertThat(answers.keySet()).containsExactly(200);

            int during = work(person, post, FAR_TOO_MANY);

            assertThat(answers.keySet()).isSubsetOf(200, 503, 429).contains(503);
            String storm = new TreeMap<>(answers).toString();
            answers.clear();
            int after = work(person, post, FEW);
            assertThat(answers.keySet()).containsExactly(200);
            System.out.printf(
                    "overload: %d requests in %d s before, %d answered while %d clients asked (%s), %d after: %.2f%n",
                    before, PHASE.toSeconds(), during, FAR_TOO_MANY, storm, after, after / (double) before);
            assertThat(after).as("of " + before).isGreaterThan(before / 2);
            assertThat(new Api(URI.create(service.management().toString()))
                            .get("/actuator/prometheus")
                            .send()
                            .text())
                    .contains("nighttalk_shed_total{of=\"requests\"}")
                    .contains("nighttalk_load{of=\"requests\"} 0.0");
            ok(person.get("/posts").send());
        }
    }

    /** How many were answered well in a phase. */
    private int work(Person person, String post, int clients) throws InterruptedException {
        Instant end = Instant.now().plus(PHASE);
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                int which = client;
                threads.execute(() -> {
                    while (Instant.now().isBefore(end)) {
                        done.addAndGet(oneRequest(person, post, which));
                    }
                });
            }
        }
        return done.get();
    }

    private int oneRequest(Person person, String post, int which) {
        try {
            Answer answer = which % 4 == 0
                    ? person.post("/posts/" + post + "/comments")
                            .multipart(Form.of("content", "또 왔어"))
                            .send()
                    : person.get("/posts").send();
            answers.computeIfAbsent(answer.status(), first -> new AtomicInteger())
                    .incrementAndGet();
            if (answer.status() == 503 || answer.status() == 429) {
                assertThat(answer.header("Retry-After")).isNotBlank();
                problem(answer);
                return 0;
            }
            return 1;
        } catch (UncheckedIOException e) {
            answers.computeIfAbsent(0, first -> new AtomicInteger()).incrementAndGet();
            return 0;
        }
    }
}
