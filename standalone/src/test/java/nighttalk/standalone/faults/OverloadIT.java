package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import nighttalk.standalone.harness.Aftermath;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Far more than can be done: whoever would be late is sent away, and afterwards everything is as before. */
@Tag("faults")
@Tag("mysql")
@Isolated("compares its own rates")
class OverloadIT {

    private static final int FEW = 8;
    private static final int FAR_TOO_MANY = 600;
    private static final Duration PHASE = Duration.ofSeconds(4);
    private static final Duration WINDOW = Duration.ofSeconds(2);
    /** So many windows tell the usual rate: the median, since the machine may have other work. */
    private static final int USUALLY = 3;

    private static final double AS_BEFORE = 0.9;
    /** Places that were not given back would be missing for good; what a neighbour takes away, passes. */
    private static final double AT_LEAST = 0.5;

    private static final int WINDOWS_TO_RECOVER = 30;

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    @Test
    void too_much_is_sent_away_and_leaves_nothing_behind() throws Exception {
        try (LogAndViews data = new LogAndViews();
                RunningService service = data.start(Map.of(
                        // Few, so that a test's own clients are far too many.
                        "NIGHTTALK_LOAD_REQUESTS", "16", "NIGHTTALK_LOAD_PATIENCE", "200ms"))) {
            Api api = new Api(service.api());
            Person person = Person.signsUp(api);
            String post = person.postsSomething();
            work(person, post, FEW, PHASE); // warmed up
            Aftermath aftermath = Aftermath.of(service, data);
            answers.clear();
            int before = usually(person, post);
            assertThat(answers.keySet()).containsExactly(200);

            int during = work(person, post, FAR_TOO_MANY, PHASE);

            assertThat(answers.keySet()).isSubsetOf(200, 503, 429).contains(503);
            String storm = new TreeMap<>(answers).toString();
            answers.clear();
            List<Integer> after = untilAsBefore(person, post, before);
            assertThat(answers.keySet()).containsExactly(200);
            System.out.printf(
                    "overload: %d requests in %d s before, %d answered in %d s while %d clients asked (%s), after: %s,"
                            + " nine tenths of before %s%n",
                    before,
                    WINDOW.toSeconds(),
                    during,
                    PHASE.toSeconds(),
                    FAR_TOO_MANY,
                    storm,
                    after,
                    isAsBefore(after.getLast(), before)
                            ? "within " + after.size() * WINDOW.toSeconds() + " s"
                            : "not reached");
            assertThat(Collections.max(after))
                    .as("within %d s of %s, before: %d", WINDOWS_TO_RECOVER * WINDOW.toSeconds(), after, before)
                    .isGreaterThanOrEqualTo((int) (AT_LEAST * before));
            assertThat(new Api(service.management())
                            .get("/actuator/prometheus")
                            .send()
                            .text())
                    .contains("nighttalk_shed_total{of=\"requests\"}")
                    .contains("nighttalk_load{of=\"requests\"} 0.0");
            ok(person.get("/posts").send());
            aftermath.holds();
        }
    }

    private int usually(Person person, String post) throws InterruptedException {
        List<Integer> windows = new ArrayList<>();
        for (int i = 0; i < USUALLY; i++) {
            windows.add(work(person, post, FEW, WINDOW));
        }
        return windows.stream().sorted().toList().get(USUALLY / 2);
    }

    /** Window by window, until one is as good as before or it takes too long. */
    private List<Integer> untilAsBefore(Person person, String post, int before) throws InterruptedException {
        List<Integer> windows = new ArrayList<>();
        do {
            windows.add(work(person, post, FEW, WINDOW));
        } while (!isAsBefore(windows.getLast(), before) && windows.size() < WINDOWS_TO_RECOVER);
        return windows;
    }

    private static boolean isAsBefore(int window, int before) {
        return window >= AS_BEFORE * before;
    }

    /** How many were answered well in this time. */
    private int work(Person person, String post, int clients, Duration time) throws InterruptedException {
        Instant end = Instant.now().plus(time);
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
