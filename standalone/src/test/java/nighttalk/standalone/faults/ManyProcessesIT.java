package nighttalk.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Front;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Rounds;
import nighttalk.standalone.harness.SideProcess;
import nighttalk.standalone.harness.SideProcess.Side;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of each side as they are deployed, later three that read; one after the other is killed. */
@Tag("faults")
class ManyProcessesIT {

    private static final int WRITERS = 4;
    /** How often a process is killed, of the two sides in turn, and comes back. */
    private static final int KILLS = Rounds.atLeast(2);

    /** A process that is dead holds its projections for 5 s more. */
    private static final Duration MOVES = Duration.ofMinutes(1);

    /** Longer nobody reads old pages when a process is killed. */
    private static final Duration OLD = Duration.ofSeconds(10);
    /** Otherwise one in so many may be, on a machine that has other work. */
    private static final int ONE_IN = 20;

    /** The third that reads comes after this one. */
    private static final int THIRD_AFTER = 0;

    private static final int LEAVING = 3;
    private static final int EACH = 8;
    private static final String TOKENS = "token_entry";
    private static final String PREFIX = "many";

    private final Random random = new Random(20261123);
    private final List<SideProcess> writing = new ArrayList<>();
    private final List<SideProcess> reading = new ArrayList<>();

    @Test
    void whichever_process_is_killed_the_others_go_on_and_nothing_is_lost_or_done_twice(@TempDir Path folder)
            throws Exception {
        try (OwnDatabase database = OwnDatabase.start(folder.resolve("database"), PREFIX, "--max-connections=300");
                Front front = new Front();
                Front commands = new Front();
                Front queries = new Front()) {
            Settings settings = new Settings(database, PREFIX, folder, commands.origin(), queries.origin());
            try {
                writes(front, commands, settings).awaitReady(); // it makes the log's tables
                List<SideProcess> rest = List.of(
                        writes(front, commands, settings),
                        reads(front, queries, settings),
                        reads(front, queries, settings));
                rest.forEach(SideProcess::awaitReady);

                List<Instant> kills = new ArrayList<>();
                Storm storm = new Storm(people(front, WRITERS));
                try (storm) {
                    storm.more(10 * WRITERS);
                    for (int kill = 0; kill < KILLS; kill++) {
                        SideProcess victim =
                                kill % 2 == 0 ? whoHas(database.views(TOKENS), database, reading) : any(writing);
                        victim.kill();
                        kills.add(Instant.now());
                        theLivingHaveAllProjections(database);
                        // On a busy machine that may take a while, and until then pages are old.
                        kills.add(Instant.now());
                        storm.more(10 * WRITERS);
                        victim.startAgain();
                        if (kill == THIRD_AFTER) {
                            reads(front, queries, settings).awaitReady();
                        }
                        victim.awaitReady();
                        storm.more(10 * WRITERS);
                    }
                }
                System.out.println(KILLS + " of many processes killed: " + storm);
                storm.othersWere(502, 503);
                System.out.println(storm.pages().wereNewBut(ONE_IN, kills, OLD));
                whatAutomationsDoIsDoneOnce(database, front);
                storm.isThereOnce(Person.signsUp(new Api(front.api())));
                Soon.soon(database::theLogIsWhole);
                database.everyViewIsWhatTheLogSays(living(writing).management(), front.api());
            } finally {
                reading.forEach(SideProcess::close);
                writing.forEach(SideProcess::close);
            }
        }
    }

    private SideProcess writes(Front front, Front commands, Settings settings) {
        SideProcess process =
                new SideProcess(Side.COMMAND, "command-side-" + (writing.size() + 1), settings.ofCommandSide());
        writing.add(process);
        front.commandSide(process.address());
        commands.either(process.address());
        return process;
    }

    private SideProcess reads(Front front, Front queries, Settings settings) {
        SideProcess process = new SideProcess(Side.QUERY, "query-side-" + (reading.size() + 1), settings.ofQuerySide());
        reading.add(process);
        front.querySide(process.address());
        queries.either(process.address());
        return process;
    }

    private static List<Person> people(Front front, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Person.signsUp(new Api(front.api())))
                .toList();
    }

    private static SideProcess living(List<SideProcess> processes) {
        return processes.stream().filter(SideProcess::isAlive).findFirst().orElseThrow();
    }

    private SideProcess any(List<SideProcess> processes) {
        return processes.get(random.nextInt(processes.size()));
    }

    /** The process that has most of what is claimed in this table. */
    private static SideProcess whoHas(String tokens, OwnDatabase database, List<SideProcess> processes)
            throws SQLException {
        String owner = database.texts("SELECT owner FROM " + tokens
                        + " WHERE owner IS NOT NULL GROUP BY owner ORDER BY COUNT(*) DESC")
                .getFirst();
        return processes.stream()
                .filter(process -> process.owns(owner))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is " + owner));
    }

    private void theLivingHaveAllProjections(OwnDatabase database) {
        long began = System.nanoTime();
        await().atMost(MOVES)
                .untilAsserted(() -> assertThat(
                                database.texts("SELECT COALESCE(owner, 'nobody') FROM " + database.views(TOKENS)))
                        .isNotEmpty()
                        .allMatch(owner ->
                                reading.stream().anyMatch(process -> process.isAlive() && process.owns(owner))));
        System.out.printf("all projections run again after %d ms%n", (System.nanoTime() - began) / 1_000_000);
    }

    /** Several people leave, and the process whose automations take their things away is killed meanwhile. */
    private void whatAutomationsDoIsDoneOnce(OwnDatabase database, Front front) throws SQLException {
        Person stays = Person.signsUp(new Api(front.api()));
        String post = stays.postsSomething();
        List<Person> leaving = people(front, LEAVING);
        for (Person person : leaving) {
            for (int i = 0; i < EACH; i++) {
                person.postsSomething();
                person.comments(post, "곧 떠나요");
            }
            person.pressesLike(post, false);
        }
        Soon.soon(() -> assertThat(stays.reads(post).path("likes").asInt()).isEqualTo(LEAVING));
        SideProcess working = whoHas(database.log(TOKENS), database, writing);
        TakenAway before = TakenAway.of(database);
        leaving.forEach(Person::withdraws);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !TakenAway.of(database).equals(before));
        working.kill();
        TakenAway all = before.and(LEAVING * EACH, LEAVING * EACH, LEAVING);
        Soon.soon(() -> assertThat(TakenAway.of(database)).isEqualTo(all));
        Soon.soon(() -> {
            assertThat(stays.reads(post).path("likes").asInt()).isZero();
            assertThat(stays.reads(post).path("comments_count").asInt()).isZero();
        });
        assertThat(TakenAway.of(database)).isEqualTo(all);
    }
}
