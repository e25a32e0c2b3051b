package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nighttalk.standalone.harness.Aftermath;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Rounds;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import nighttalk.standalone.harness.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The database is far away, and then the way to it breaks wherever something is committed. */
@Tag("faults")
class SlowDatabaseIT {

    private static final Duration FAR = Duration.ofMillis(50);
    private static final int FAR_TOO_MANY = 100;
    private static final int WRITERS = 4;
    /** More with {@code -Pfaults}. */
    private static final int ROUNDS = Rounds.atLeast(2);

    /** What the two kinds of transactions have in their last message: the log's, and the views'. */
    private static final List<String> COMMITS = List.of("INSERT INTO event", "");

    @Test
    void what_is_slow_works_and_what_breaks_at_a_commit_is_there_once_or_not(@TempDir Path folder) throws Exception {
        try (OwnDatabase database = OwnDatabase.start(folder, "slow");
                Wire wire = new Wire(database.port());
                RunningService service = RunningService.start(
                        Map.of("NIGHTTALK_LOAD_REQUESTS", "16", "NIGHTTALK_LOAD_PATIENCE", "300ms"),
                        database.arguments(wire.port()))) {
            Person owl = Person.signsUp(new Api(service.api()));
            List<Person> writers = people(service, WRITERS);

            whatOneWroteOneReads(owl);
            Aftermath aftermath = Aftermath.of(service, database);
            wire.delay(FAR);
            whatOneWroteOneReads(owl);
            whoIsTooManyIsSentAway(people(owl, FAR_TOO_MANY));
            whatOneWroteOneReads(owl);
            wire.delay(Duration.ZERO);

            Storm storm = new Storm(writers);
            int likesBroken = 0;
            try (storm) {
                for (int round = 0; round < ROUNDS; round++) {
                    for (Wire.Break where : Wire.Break.values()) {
                        for (String commit : COMMITS) {
                            breaks(wire, where, commit, storm);
                            likesBroken += aLikeThatIsSentAgainCountsOnce(owl, wire, where) ? 1 : 0;
                        }
                    }
                }
            }
            System.out.printf(
                    "broken at a commit %d times, %d likes among it: %s%n", wire.broken(), likesBroken, storm);
            assertThat(likesBroken).isPositive();
            storm.othersWere(503);
            storm.isThereOnce(owl);
            aftermath.holds();
        }
    }

    private static List<Person> people(RunningService service, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Person.signsUp(new Api(service.api())))
                .toList();
    }

    private static List<Person> people(Person one, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> one.in(one.browser().anotherBrowser()))
                .toList();
    }

    private static void whatOneWroteOneReads(Person owl) {
        for (int i = 0; i < 5; i++) {
            String post = owl.postsSomething();
            owl.comments(post, "여기는 느려요");
            JsonNode detail = asNewAsPromised(owl, "/posts/" + post).get("post");
            assertThat(detail.path("comments_count").asInt()).isOne();
            JsonNode feed = asNewAsPromised(owl, "/posts");
            assertThat(feed.at("/posts/0/id").asString()).isEqualTo(post);
        }
    }

    /** A page that took too long to become new says so, and whoever asks for it again has what they wrote. */
    private static JsonNode asNewAsPromised(Person owl, String path) {
        Answer page = await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .until(() -> owl.get(path).send(), is -> !Pages.isStale(is));
        return ok(page);
    }

    private static void whoIsTooManyIsSentAway(List<Person> many) throws Exception {
        Storm storm = new Storm(many);
        try (storm) {
            await().atMost(Duration.ofMinutes(1)).until(() -> storm.others() > FAR_TOO_MANY);
            storm.more(20);
        }
        System.out.printf("%d clients, %d ms away: %s%n", many.size(), FAR.toMillis(), storm);
        storm.othersWere(503);
        storm.isThereOnce(many.getFirst());
    }

    private static void breaks(Wire wire, Wire.Break where, String commit, Storm storm) {
        int before = wire.broken();
        wire.breakNext(where, commit);
        await().atMost(Duration.ofMinutes(1)).until(() -> wire.broken() > before);
        storm.more(WRITERS);
    }

    /** Whatever became of the first, whoever asks again until it is done has done it once. */
    private static boolean aLikeThatIsSentAgainCountsOnce(Person owl, Wire wire, Wire.Break where) {
        String post = owl.postsSomething();
        int before = wire.broken();
        // The like names the post, and nothing else that is written does.
        wire.breakNext(where, post);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Answer answer = owl.post("/posts/" + post + "/like")
                    .json("{\"liked\":false}")
                    .send();
            assertThat(answer.status()).as("%s", answer).isIn(200, 503);
            ok(answer);
        });
        Soon.soon(() -> assertThat(owl.reads(post).path("likes").asInt()).isOne());
        // Not always: with others in its transaction it may be in a message before the last.
        return wire.broken() > before;
    }
}
