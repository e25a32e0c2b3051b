package nighttalk.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Front;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.SideProcess;
import nighttalk.standalone.harness.SideProcess.Side;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process whose automations take the things of those away who leave hangs while it does so, another takes over, and
 * the first wakes up in the middle of what it was doing.
 */
@Tag("faults")
class TwoAutomationsIT {

    private static final int LEAVING = 6;
    private static final int EACH = 10;
    /** A process that hangs holds its automations for 5 s more. */
    private static final Duration MOVES = Duration.ofSeconds(40);

    @Test
    void whoever_hangs_and_wakes_up_takes_nothing_away_twice(@TempDir Path folder) throws Exception {
        try (OwnDatabase database = OwnDatabase.start(folder.resolve("database"), "two");
                Front front = new Front();
                Front commands = new Front();
                Front queries = new Front()) {
            Settings settings = new Settings(database, "two", folder, commands.origin(), queries.origin());
            try (SideProcess first = new SideProcess(Side.COMMAND, "command-side-hangs", settings.ofCommandSide())) {
                first.awaitReady(); // it has them all
                try (SideProcess second =
                                new SideProcess(Side.COMMAND, "command-side-takes-over", settings.ofCommandSide());
                        SideProcess reads = new SideProcess(Side.QUERY, "query-side-reads", settings.ofQuerySide())) {
                    front.commandSide(second.address());
                    front.querySide(reads.address());
                    commands.either(second.address());
                    queries.either(reads.address());
                    second.awaitReady();
                    reads.awaitReady();
                    theyLeave(database, front, first, second);
                    Soon.soon(database::theLogIsWhole);
                    database.everyViewIsWhatTheLogSays(second.management(), front.api());
                }
            }
        }
    }

    private static void theyLeave(OwnDatabase database, Front front, SideProcess first, SideProcess second)
            throws Exception {
        Person stays = Person.signsUp(new Api(front.api()));
        String post = stays.postsSomething();
        List<Person> leaving = people(front, post, LEAVING);
        Person last = people(front, post, 1).getFirst();
        Soon.soon(() -> assertThat(stays.reads(post).path("likes").asInt()).isEqualTo(LEAVING + 1));
        assertThat(owners(database)).isNotEmpty().allMatch(first::owns);

        leaving.subList(0, LEAVING / 2).forEach(Person::withdraws);
        await().atMost(Duration.ofMinutes(2)).until(() -> TakenAway.of(database).posts() > 0);
        first.hangs();
        TakenAway halfWay = TakenAway.of(database);
        long began = System.nanoTime();
        leaving.subList(LEAVING / 2, LEAVING).forEach(Person::withdraws);
        await().atMost(MOVES)
                .untilAsserted(() -> assertThat(owners(database)).isNotEmpty().allMatch(second::owns));
        System.out.printf(
                "automations that hung after %s run elsewhere after %d ms%n",
                halfWay, (System.nanoTime() - began) / 1_000_000);
        TakenAway all = new TakenAway(LEAVING * EACH, LEAVING * EACH, LEAVING);
        Soon.soon(() -> assertThat(TakenAway.of(database)).isEqualTo(all));

        first.goesOn();
        first.awaitReady();
        last.in(new Api(first.api())).withdraws();
        TakenAway withTheLast = all.and(EACH, EACH, 1);
        Soon.soon(() -> assertThat(TakenAway.of(database)).isEqualTo(withTheLast));
        Soon.soon(() -> {
            assertThat(stays.reads(post).path("likes").asInt()).isZero();
            assertThat(stays.reads(post).path("comments_count").asInt()).isZero();
        });
        assertThat(owners(database)).allMatch(owner -> first.owns(owner) || second.owns(owner));
        assertThat(TakenAway.of(database)).isEqualTo(withTheLast);
    }

    private static List<Person> people(Front front, String post, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    Person person = Person.signsUp(new Api(front.api()));
                    for (int each = 0; each < EACH; each++) {
                        person.postsSomething();
                        person.comments(post, "곧 떠나요 " + each);
                    }
                    person.pressesLike(post, false);
                    return person;
                })
                .toList();
    }

    private static List<String> owners(OwnDatabase database) throws SQLException {
        return database.texts("SELECT COALESCE(owner, 'nobody') FROM " + database.log("token_entry"));
    }
}
