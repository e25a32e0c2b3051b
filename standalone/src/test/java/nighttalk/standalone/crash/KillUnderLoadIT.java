package nighttalk.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import nighttalk.standalone.harness.Aftermath;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Patience;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Rounds;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The first three lines of what must always hold, under SIGKILL. */
@Tag("faults")
@Tag("mysql")
class KillUnderLoadIT {

    private static final int WRITERS = 6;
    private static final int KILLS = Rounds.atLeast(1);

    /** What was acknowledged: post by identifier with its title, and comment by identifier with its text. */
    private final Map<String, String> posts = new ConcurrentHashMap<>();

    private final Map<String, String> comments = new ConcurrentHashMap<>();
    private final Map<String, String> likes = new ConcurrentHashMap<>();

    @Test
    void nothing_acknowledged_is_lost_nothing_is_there_twice_and_every_view_counts_right() throws Exception {
        try (LogAndViews data = new LogAndViews();
                RunningService service = data.start(Patience.SETTINGS)) {
            List<Person> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> Person.signsUp(new Api(service.api())))
                    .toList();
            String hot = writers.getFirst().postsSomething();
            Aftermath aftermath = Aftermath.of(service, data);
            for (int kill = 0; kill < KILLS; kill++) {
                killWhileTheyWrite(service, writers, hot);
                service.restart();
            }
            Person reader = Person.signsUp(new Api(service.api()));
            Soon.soon(() -> reader.reads(hot));

            Soon.soon(() -> everyAcknowledgedWriteIsThereOnce(reader, hot));
            Soon.soon(() -> everyCountIsWhatTheLogSays(data));
            aftermath.holds();
        }
    }

    private void killWhileTheyWrite(RunningService service, List<Person> writers, String hot) throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        int before = posts.size();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writers.forEach(writer -> threads.execute(() -> {
                for (int i = 0; go.get(); i++) {
                    write(writer, hot, writer.nickname() + "-" + before + "-" + i);
                }
            }));
            await().atMost(Duration.ofMinutes(2)).until(() -> posts.size() >= before + 20 * WRITERS);
            service.kill();
            go.set(false);
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void write(Person writer, String hot, String words) {
        try {
            Answer post = writer.post("/posts")
                    .multipart(Form.of("title", words).and("content", words))
                    .send();
            if (post.status() == 200) {
                posts.put(post.json().at("/post/id").asString(), words);
            }
            Answer comment = writer.post("/posts/" + hot + "/comments")
                    .multipart(Form.of("content", words))
                    .send();
            if (comment.status() == 200) {
                comments.put(comment.json().at("/comment/id").asString(), words);
            }
            Answer like = writer.post("/posts/" + hot + "/like")
                    .json("{\"liked\":false}")
                    .send();
            if (like.status() == 200) {
                likes.put(writer.id(), "");
            }
            writer.get("/posts/" + hot).send();
        } catch (UncheckedIOException e) {
            // The process is gone: what was asked for is not acknowledged.
        }
    }

    private void everyAcknowledgedWriteIsThereOnce(Person reader, String hot) {
        Map<String, String> seen = new ConcurrentHashMap<>();
        String cursor = "";
        for (boolean more = true; more; ) {
            JsonNode page = reader.feed("?size=50" + cursor);
            for (JsonNode post : page.path("posts")) {
                assertThat(seen.put(
                                post.path("id").asString(), post.path("title").asString()))
                        .isNull();
                assertThat(post.path("content").asString()).isNotEmpty();
            }
            more = page.path("has_more").asBoolean();
            cursor = "&last_id=" + page.path("last_id").asString();
        }
        assertThat(seen).containsAllEntriesOf(posts);
        JsonNode detail = reader.reads(hot);
        Map<String, String> answers = new ConcurrentHashMap<>();
        detail.path("comments")
                .forEach(comment -> assertThat(answers.put(
                                comment.path("id").asString(),
                                comment.path("content").asString()))
                        .isNull());
        assertThat(answers).containsAllEntriesOf(comments);
        assertThat(detail.path("likes").asInt()).isBetween(likes.size(), WRITERS);
        assertThat(detail.path("comments_count").asInt()).isEqualTo(answers.size());
    }

    private static void everyCountIsWhatTheLogSays(LogAndViews data) throws Exception {
        String event = data.log("event");
        for (Map.Entry<String, String> count : Map.of(
                        "likes",
                        "CASE type WHEN 'PostLiked' THEN 1 WHEN 'LikeTakenBack' THEN -1 ELSE 0 END",
                        "comments",
                        "CASE type WHEN 'CommentAdded' THEN 1 WHEN 'CommentDeleted' THEN -1 ELSE 0 END",
                        "views",
                        "CASE type WHEN 'PostViewsCounted' THEN"
                                + " CAST(JSON_EXTRACT(CONVERT(payload USING utf8mb4), '$.views') AS SIGNED) ELSE 0 END")
                .entrySet()) {
            long inLog = data.number("SELECT SUM(" + count.getValue() + ") FROM " + event);
            long inTally = data.number("SELECT SUM(" + count.getKey() + ") FROM " + data.log("post_tally"));
            long inView = data.number("SELECT SUM(" + count.getKey() + ") FROM " + data.views("feed"));
            assertThat(List.of(inTally, inView)).as(count.getKey()).isEqualTo(List.of(inLog, inLog));
        }
        for (Map.Entry<String, String> count : Map.of(
                        "posts", "PostCreated", "comments", "CommentAdded", "likes", "PostLiked")
                .entrySet()) {
            assertThat(data.number("SELECT SUM(" + count.getKey() + ") FROM " + data.views("night_hour")))
                    .as(count.getKey())
                    .isEqualTo(
                            data.number("SELECT COUNT(*) FROM " + event + " WHERE type = '" + count.getValue() + "'"));
        }
        assertThat(data.number("SELECT COUNT(*) FROM " + data.views("dead_letter_entry")))
                .isZero();
    }
}
