package nighttalk.standalone.faults;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nighttalk.standalone.harness.Aftermath;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Rounds;
import nighttalk.standalone.harness.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People write while the service is killed, and its database hangs, is killed and comes back. */
class ShortStormIT {

    private static final int WRITERS = 5;
    /** More than there are connections to the database. */
    private static final int MANY = 40;

    private static final int ROUNDS = Rounds.atLeast(1);

    @Test
    void whatever_dies_all_that_was_acknowledged_is_there_once_and_every_view_is_what_the_log_says(@TempDir Path folder)
            throws Exception {
        try (OwnDatabase database = OwnDatabase.start(folder, "storm");
                RunningService service = RunningService.start(database.arguments(database.port()))) {
            List<Person> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> Person.signsUp(new Api(service.api())))
                    .toList();
            Aftermath aftermath = Aftermath.of(service, database);
            Storm storm = new Storm(writers);
            try (storm) {
                for (int round = 0; round < ROUNDS; round++) {
                    storm.more(10 * WRITERS);
                    service.kill();
                    service.restart();
                    storm.more(10 * WRITERS);
                    whileTheDatabaseHangsPeopleAreTold(database, writers.getFirst());
                    storm.more(10 * WRITERS);
                }
                // Last, since it comes back under another administrator's password, which a start needs.
                database.kill();
                await().atMost(Duration.ofMinutes(1)).until(() -> storm.told(503) > 2 * WRITERS);
                database.comesBack();
                storm.more(10 * WRITERS);
            }
            System.out.println("storm: " + storm);
            storm.othersWere(0, 503);
            storm.isThereOnce(Person.signsUp(new Api(service.api())));
            aftermath.holds();
        }
    }

    /** Whoever finds no connection that answers is sent away and told when to come again; then all goes on. */
    private static void whileTheDatabaseHangsPeopleAreTold(OwnDatabase database, Person one) throws Exception {
        Storm many = new Storm(IntStream.range(0, MANY)
                .mapToObj(i -> one.in(one.browser().anotherBrowser()))
                .toList());
        try (many) {
            many.more(MANY);
            int before = many.told(503);
            Map<Person, Integer> turns = many.turns();
            database.hangs();
            long began = System.nanoTime();
            try {
                // also those whose request was under way on a connection that nobody answers any more
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> many.told(503) - before > MANY / 2 && many.everybodyWasAnsweredSince(turns));
            } finally {
                database.goesOn();
            }
            System.out.printf("the database hung for %d ms: %s%n", (System.nanoTime() - began) / 1_000_000, many);
            many.more(MANY);
        }
        many.othersWere(503);
        many.isThereOnce(one);
    }
}
