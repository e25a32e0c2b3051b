package nighttalk.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Person;
import tools.jackson.databind.JsonNode;

/** Several people who post one thing after the other while something happens, and remember what was acknowledged. */
final class Posting {

    private static final Duration LONG = Duration.ofMinutes(2);

    /** Longer nobody reads old pages once somebody can write again. */
    private static final Duration OLD = Duration.ofSeconds(45);

    /** So many posts of each before, and half as many after. */
    private static final int EACH = 20;

    /** By identifier, with when it was asked for. */
    private final Map<String, Instant> posts = new ConcurrentHashMap<>();

    private final Map<String, String> titles = new ConcurrentHashMap<>();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
    private int before;
    private Duration outage = Duration.ZERO;

    /** What happens. */
    interface Happening {
        void happens() throws Exception;
    }

    /** Returns how long it took until something was acknowledged that was asked for afterwards. */
    Duration during(List<Person> people, Happening happening) throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            people.forEach(person -> threads.execute(() -> {
                for (int i = 0; go.get(); i++) {
                    write(person, person.nickname() + "-" + i);
                }
            }));
            try {
                await().atMost(LONG).until(() -> posts.size() >= EACH * people.size());
                happening.happens();
                Instant began = Instant.now();
                before = posts.size();
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> posts.values().stream().anyMatch(began::isBefore));
                outage = Duration.between(began, Instant.now());
                await().atMost(LONG).until(() -> posts.size() >= before + EACH / 2 * people.size());
            } finally {
                go.set(false);
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
        }
        return outage;
    }

    /** How often each status was answered that is no acknowledgement; 0 for no answer. */
    Set<Integer> refusals() {
        return refusals.keySet();
    }

    private void write(Person writer, String title) {
        tried.add(title);
        Instant asked = Instant.now();
        try {
            Answer answer = writer.post("/posts")
                    .multipart(Form.of("title", title).and("content", "잠깐 끊겨도 남아야 해"))
                    .send();
            if (answer.status() == 200) {
                String id = answer.json().at("/post/id").asString();
                titles.put(id, title);
                posts.put(id, asked);
            } else {
                refusals.merge(answer.status(), 1, Integer::sum);
            }
        } catch (UncheckedIOException e) {
            refusals.merge(0, 1, Integer::sum);
        }
    }

    /** Each post that was acknowledged is in the feed once, and none that was tried is there twice. */
    void isThereOnce(Person reader) {
        await().atMost(OLD).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
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
            assertThat(seen).containsAllEntriesOf(titles);
            assertThat(seen.values().stream().filter(tried::contains).toList())
                    .as("none twice")
                    .doesNotHaveDuplicates();
        });
    }

    @Override
    public String toString() {
        return "after %d posts; the first that was asked for then was acknowledged after %d ms; refused meanwhile: %s"
                .formatted(before, outage.toMillis(), new TreeMap<>(refusals));
    }
}
