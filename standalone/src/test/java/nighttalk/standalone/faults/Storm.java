package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import nighttalk.standalone.faults.Told.Done;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Call;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Soon;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** People who post, comment, like, edit, delete and read all the time, and what they were told. */
final class Storm implements AutoCloseable {

    private static final String EDITED = " (고침)";
    private static final Duration NOBODY_THERE = Duration.ofMillis(50);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Map<String, Told> posts = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> others = new ConcurrentHashMap<>();
    private final Map<String, Throwable> wrong = new ConcurrentHashMap<>();
    private final Map<Person, Integer> turns = new ConcurrentHashMap<>();
    private final Pages pages = new Pages();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean over;

    /** Everybody begins. */
    Storm(List<Person> writers) {
        writers.forEach(writer -> threads.execute(() -> {
            @Nullable Told last = null;
            for (int turn = 0; !over; turn++) {
                String title = writer.nickname() + "-" + NUMBER.incrementAndGet();
                last = turn(writer, turn, title, last);
                turns.put(writer, turn + 1);
            }
        }));
    }

    private @Nullable Told turn(Person writer, int turn, String title, @Nullable Told last) {
        asked.add(title);
        try {
            Answer answer = writer.post("/posts").multipart(words(title)).send();
            @Nullable Told told = null;
            if (isDone(answer, "posts")) {
                told = new Told(answer.json().at("/post/id").asString(), title);
                posts.put(told.id(), told);
                comment(writer, told);
                told.liked(Done.PERHAPS);
                Call like = writer.post("/posts/" + told.id() + "/like").json("{\"liked\":false}");
                told.liked(isDone(like.send(), "likes") ? Done.SURELY : Done.PERHAPS);
                if (turn % 2 == 1) {
                    told.retitled(Done.PERHAPS, title + EDITED);
                    Call edit = writer.put("/posts/" + told.id()).multipart(words(title + EDITED));
                    told.retitled(isDone(edit.send(), "edits") ? Done.SURELY : Done.PERHAPS, title + EDITED);
                }
                if (turn % 3 == 2 && last != null) {
                    last.deleted(Done.PERHAPS);
                    Answer deletion = writer.delete("/posts/" + last.id()).send();
                    last.deleted(isDone(deletion, "deletions") ? Done.SURELY : Done.PERHAPS);
                }
            }
            Answer page = pages.ask(writer.get("/posts"));
            if (page.status() != 200) {
                refused(page);
            }
            return told;
        } catch (UncheckedIOException e) {
            others.merge(0, 1, Integer::sum);
            // Nobody asks a closed door without a pause; it would only keep the machine from opening it.
            LockSupport.parkNanos(NOBODY_THERE.toNanos());
        } catch (AssertionError | RuntimeException e) {
            wrong.putIfAbsent(title, e);
        }
        return null;
    }

    private static Form words(String title) {
        return Form.of("title", title).and("content", "폭풍 속에서");
    }

    /** Whoever has written sees it, wherever they ask, unless they are told that the page is an old one. */
    private void comment(Person writer, Told told) {
        String path = "/posts/" + told.id();
        String text = "바람 소리 " + NUMBER.incrementAndGet();
        told.commented(Done.PERHAPS);
        Answer comment = writer.post(path + "/comments")
                .multipart(Form.of("content", text))
                .send();
        if (isDone(comment, "comments")) {
            told.commented(comment.json().at("/comment/id").asString(), text);
        }
        Answer page = pages.ask(writer.get(path));
        if (!Pages.isStale(page) && page.status() == 200) {
            assertThat(page.json().at("/post/comments_count").asInt())
                    .as("%s", page)
                    .isGreaterThanOrEqualTo(told.commented() == Done.SURELY ? 1 : 0);
        } else if (!Pages.isStale(page)) {
            refused(page);
        }
    }

    private boolean isDone(Answer answer, String kind) {
        if (answer.status() == 200) {
            done.merge(kind, 1, Integer::sum);
            return true;
        }
        refused(answer);
        return false;
    }

    private void refused(Answer answer) {
        others.merge(answer.status(), 1, Integer::sum);
        if (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).as("%s", answer).isNotBlank();
            problem(answer);
        }
    }

    /** How often each of them has been through everything that they do. */
    Map<Person, Integer> turns() {
        return Map.copyOf(turns);
    }

    /** Whether each of them has been answered, one way or the other, whatever they asked last. */
    boolean everybodyWasAnsweredSince(Map<Person, Integer> before) {
        return before.entrySet().stream().allMatch(one -> turns.getOrDefault(one.getKey(), 0) > one.getValue());
    }

    /** Waits until so many more posts were acknowledged. */
    void more(int number) {
        int before = posts.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> posts.size() >= before + number);
    }

    /** How many were told something else than that it is done. */
    int others() {
        return others.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many were told this; 0 is no answer at all. */
    int told(int status) {
        return others.getOrDefault(status, 0);
    }

    /** The pages that people saw. */
    Pages pages() {
        return pages;
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
            Map<String, JsonNode> seen = Pages.feed(reader);
            posts.forEach((id, told) -> told.isListed(seen.get(id)));
            assertThat(seen.values().stream()
                            .map(post -> post.path("title").asString().replace(EDITED, ""))
                            .filter(asked::contains))
                    .as("none twice")
                    .doesNotHaveDuplicates();
        });
        posts.values().forEach(told -> isShownSoon(told, reader));
    }

    /** There may be a thousand of them: a bound for each, not for all together. */
    private static void isShownSoon(Told told, Person reader) {
        try {
            told.isShown(reader);
        } catch (AssertionError notYet) {
            Soon.soon(() -> told.isShown(reader));
        }
    }

    @Override
    public String toString() {
        return "acknowledged " + new TreeMap<>(done) + ", other answers " + new TreeMap<>(others) + ", " + pages;
    }
}
