package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Soon;
import tools.jackson.databind.JsonNode;

/** People who write and read all the time, and what they were told. */
final class Storm implements AutoCloseable {

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> others = new ConcurrentHashMap<>();
    private final Map<String, Throwable> wrong = new ConcurrentHashMap<>();
    private final AtomicInteger stale = new AtomicInteger();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean over;

    /** Everybody begins. */
    Storm(List<Person> writers) {
        writers.forEach(writer -> threads.execute(() -> {
            while (!over) {
                write(writer, writer.nickname() + "-" + NUMBER.incrementAndGet());
            }
        }));
    }

    private void write(Person writer, String title) {
        asked.add(title);
        try {
            Answer answer = writer.post("/posts")
                    .multipart(Form.of("title", title).and("content", "폭풍 속에서"))
                    .send();
            if (answer.status() == 200) {
                String post = answer.json().at("/post/id").asString();
                acknowledged.put(post, title);
                comment(writer, post);
            } else {
                refused(answer);
            }
            Answer page = writer.get("/posts").send();
            if (page.status() != 200) {
                refused(page);
            } else if (isStale(page)) {
                stale.incrementAndGet();
            }
        } catch (UncheckedIOException e) {
            others.merge(0, 1, Integer::sum);
        } catch (AssertionError | RuntimeException e) {
            wrong.putIfAbsent(title, e);
        }
    }

    /** Whoever has written sees it, wherever they ask, unless they are told that the page is an old one. */
    private void comment(Person writer, String post) {
        Answer comment = writer.post("/posts/" + post + "/comments")
                .multipart(Form.of("content", "바람 소리"))
                .send();
        if (comment.status() != 200) {
            refused(comment);
        }
        Answer page = writer.get("/posts/" + post).send();
        if (!isStale(page) && page.status() == 200) {
            assertThat(page.json().at("/post/comments_count").asInt())
                    .as("%s", page)
                    .isGreaterThanOrEqualTo(comment.status() == 200 ? 1 : 0);
        } else if (!isStale(page)) {
            refused(page);
        }
    }

    private static boolean isStale(Answer page) {
        return !page.header("NightTalk-Stale").isEmpty();
    }

    private void refused(Answer answer) {
        others.merge(answer.status(), 1, Integer::sum);
        if (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).as("%s", answer).isNotBlank();
            problem(answer);
        }
    }

    /** Waits until so many more were acknowledged. */
    void more(int posts) {
        int before = acknowledged.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= before + posts);
    }

    /** How many were told something else than that it is done. */
    int others() {
        return others.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many pages did not show everything yet. */
    int stale() {
        return stale.get();
    }

    /** Nobody writes any more. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whoever was not told that it is done was told one of these; 0 is no answer at all. */
    void othersWere(Integer... statuses) {
        assertThat(wrong.values()).as("answers that are none").isEmpty();
        assertThat(others.keySet()).as("what was answered meanwhile").isSubsetOf(statuses);
    }

    /** All that was acknowledged is there, and nothing twice. */
    void isThereOnce(Person reader) {
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
            seen.values().retainAll(asked);
            assertThat(seen.values()).as("none twice").doesNotHaveDuplicates();
        });
    }

    @Override
    public String toString() {
        return acknowledged.size() + " acknowledged, other answers " + new TreeMap<>(others);
    }
}
