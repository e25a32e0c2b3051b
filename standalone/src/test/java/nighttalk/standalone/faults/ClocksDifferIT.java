package nighttalk.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Front;
import nighttalk.standalone.harness.JumpingClock;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.SideProcess;
import nighttalk.standalone.harness.SideProcess.Side;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of one of two processes that read is an hour ahead. */
@Tag("faults")
class ClocksDifferIT {

    private static final String PREFIX = "clocks";
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration SHARES = Duration.ofMinutes(2);

    /** Longer than a claim holds without a sign of life. */
    private static final Duration A_WHILE = Duration.ofSeconds(8);

    @Test
    void who_is_ahead_takes_nothing_away_while_it_lives_and_keeps_nothing_when_it_dies(@TempDir Path folder)
            throws Exception {
        JumpingClock clock = new JumpingClock(folder);
        clock.jump(AHEAD);
        try (OwnDatabase database = OwnDatabase.start(folder.resolve("database"), PREFIX);
                Front front = new Front()) {
            Settings settings = new Settings(database, PREFIX, folder, front.origin(), front.origin());
            Map<String, String> anHourAhead = new HashMap<>(settings.ofQuerySide());
            anHourAhead.putAll(clock.environment());
            try (SideProcess writes = new SideProcess(Side.COMMAND, "clocks-writes", settings.ofCommandSide())) {
                front.commandSide(writes.address());
                writes.awaitReady();
                try (SideProcess ahead = new SideProcess(Side.QUERY, "clocks-ahead", anHourAhead).awaitReady();
                        SideProcess right =
                                new SideProcess(Side.QUERY, "clocks-right", settings.ofQuerySide()).awaitReady()) {
                    front.querySide(right.address());
                    Person owl = Person.signsUp(new Api(front.api()));
                    await().atMost(SHARES).during(A_WHILE).until(() -> evenly(database, ahead, right));
                    ahead.kill();
                    await().atMost(SHARES)
                            .until(() ->
                                    count(database, right) == owners(database).size());
                    String post = owl.postsSomething();
                    Soon.soon(() ->
                            assertThat(owl.reads(post).path("id").asString()).isEqualTo(post));
                    database.everyViewIsWhatTheLogSays(writes.management(), front.api());
                }
            }
        }
    }

    private static boolean evenly(OwnDatabase database, SideProcess one, SideProcess other) throws SQLException {
        long all = owners(database).size();
        return all > 0 && count(database, one) == all / 2 && count(database, other) == all / 2;
    }

    private static long count(OwnDatabase database, SideProcess process) throws SQLException {
        return owners(database).stream().filter(process::owns).count();
    }

    private static List<String> owners(OwnDatabase database) throws SQLException {
        return database.texts("SELECT COALESCE(owner, 'nobody') FROM " + database.views("token_entry")
                + " WHERE processor_name NOT LIKE '\\_\\_%'");
    }
}
