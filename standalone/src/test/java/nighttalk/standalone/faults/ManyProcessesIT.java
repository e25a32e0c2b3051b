package nighttalk.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/** Two processes of each side as they are deployed, later three that read; one after the other is killed. */
@Tag("faults")
class ManyProcessesIT {

    private static final int WRITERS = 4;
    /** How often a process is killed; more, and each comes back, with {@code -Pfaults}. */
    private static final int KILLS = Integer.getInteger("nighttalk.test.rounds", 1);

    /** A process that is dead holds its projections for 5 s more. */
    private static final Duration MOVES = Duration.ofSeconds(20);

    /** In the long form the third that reads comes after this one. */
    private static final int THIRD_AFTER = 2;

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

                Storm storm = new Storm(people(front, WRITERS));
                try (storm) {
                    storm.more(10 * WRITERS);
                    for (int kill = 0; kill < KILLS; kill++) {
                        SideProcess victim =
                                kill % 2 == 0 ? whoHas(database.views(TOKENS), database, reading) : any(writing);
                        victim.kill();
                        theLivingHaveAllProjections(database);
                        storm.more(10 * WRITERS);
                        if (KILLS > 1) {
                            victim.startAgain();
                            if (kill == THIRD_AFTER) {
                                reads(front, queries, settings).awaitReady();
                            }
                            victim.awaitReady();
                            storm.more(10 * WRITERS);
                        }
                    }
                }
                System.out.println(KILLS + " of many processes killed: " + storm);
                storm.othersWere(502, 503);
                whatAutomationsDoIsDoneOnce(database, front);
                storm.isThereOnce(Person.signsUp(new Api(front.api())));
                database.theLogIsWhole();
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
        leaving.forEach(Person::withdraws);
        String deleted = "SELECT COUNT(*) FROM " + database.log("event") + " WHERE type = ";
        await().atMost(Duration.ofSeconds(30)).until(() -> database.number(deleted + "'PostDeleted'") > 0);
        working.kill();
        Soon.soon(() -> assertThat(List.of(
                        database.number(deleted + "'PostDeleted'"),
                        database.number(deleted + "'CommentDeleted'"),
                        database.number(deleted + "'LikeTakenBack'")))
                .isEqualTo(List.of((long) LEAVING * EACH, (long) LEAVING * EACH, (long) LEAVING)));
        Soon.soon(() -> {
            assertThat(stays.reads(post).path("likes").asInt()).isZero();
            assertThat(stays.reads(post).path("comments_count").asInt()).isZero();
        });
        assertThat(database.number(deleted + "'PostDeleted'")).isEqualTo((long) LEAVING * EACH);
    }
}
