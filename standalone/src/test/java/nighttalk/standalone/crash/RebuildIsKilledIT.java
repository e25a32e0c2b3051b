package nighttalk.standalone.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Rounds;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.projections.ProjectionsTool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An analyst at the command line, with a service that is killed again and again. */
@Tag("faults")
@Tag("mysql")
class RebuildIsKilledIT {

    private static final String[] EVERYTHING = {"account", "post", "feed", "comment", "like", "night", "audit"};
    private static final int KILLS = Rounds.atLeast(1);

    private record Outcome(int code, String text) {}

    private static Outcome projections(RunningService service, String user, String password, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--user", user, "--password-stdin", "--url", service.api().toString()));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = ProjectionsTool.run(
                all.toArray(String[]::new),
                new ByteArrayInputStream((password + "\n").getBytes(UTF_8)),
                new PrintStream(printed, true, UTF_8));
        return new Outcome(code, printed.toString(UTF_8));
    }

    private static Outcome mina(RunningService service, String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        return projections(service, "mina", Operators.PASSWORD, all.toArray(String[]::new));
    }

    @Test
    void the_rows_are_what_the_log_says_whenever_it_dies() throws Exception {
        try (LogAndViews data = new LogAndViews();
                RunningService service = data.start()) {
            new Operators(service.management()).adds("mina", "analyst");
            Person author = Person.signsUp(new Api(service.api()));
            String post = author.postsSomething();
            for (int i = 0; i < 30; i++) {
                author.comments(post, "댓글 " + i);
            }
            equal(service);
            for (int kill = 0; kill < KILLS; kill++) {
                Outcome started = rebuild(service, "--detach");
                assertThat(started.code()).as(started.text()).isZero();
                // At any moment of it: there is no position to wait for.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(600)));
                service.kill();
                service.restart();
                author.logsInAt(author.browser());
                author.comments(post, "다시 " + kill);
            }

            equal(service);
            Outcome rebuilt = rebuild(service);
            assertThat(rebuilt.code()).as(rebuilt.text()).isZero();
            equal(service);
            whatTheOtherCommandsSay(data, service);
        }
    }

    private static Outcome rebuild(RunningService service, String... more) {
        List<String> arguments = new ArrayList<>(List.of(EVERYTHING));
        arguments.addAll(List.of(more));
        // What a killed one left behind is free ten seconds after its last sign of life.
        Outcome[] last = new Outcome[1];
        await().atMost(2, TimeUnit.MINUTES).until(() -> {
            last[0] = mina(service, "rebuild", arguments.toArray(String[]::new));
            return !last[0].text().contains("(409)");
        });
        return last[0];
    }

    private static void equal(RunningService service) {
        Outcome[] last = new Outcome[1];
        await().atMost(60, TimeUnit.SECONDS).until(() -> {
            last[0] = mina(service, "verify", EVERYTHING);
            return !last[0].text().contains("(409)");
        });
        assertThat(last[0].text()).contains("equal");
        assertThat(last[0].code()).isZero();
    }

    private static void whatTheOtherCommandsSay(LogAndViews data, RunningService service) throws SQLException {
        assertThat(mina(service, "list").text()).contains("feed", "night_hour", "rebuild");
        assertThat(mina(service, "history").text()).contains("mina", "switched", "equal");

        data.run("UPDATE " + data.views("feed") + " SET comments = comments + 1");
        Outcome damaged = mina(service, "verify", "feed");
        assertThat(damaged.code()).as(damaged.text()).isEqualTo(1);
        String id =
                damaged.text().substring(damaged.text().lastIndexOf(' ') + 1).strip();
        assertThat(mina(service, "differences", id).text()).contains("feed", "comments", "changed");
        assertThat(mina(service, "verify", "feed", "--repair").code()).isZero();
        assertThat(mina(service, "verify", "feed", "--json").text()).contains("\"result\":\"equal\"");

        assertThat(mina(service, "rebuild", "moon").code()).isEqualTo(3);
        assertThat(mina(service, "rebuild", "moon").text()).contains("moon", "(404)");
        assertThat(mina(service, "dance").code()).isEqualTo(2);
        assertThat(projections(service, "mina", "not the password", "list").code())
                .isEqualTo(5);
    }
}
