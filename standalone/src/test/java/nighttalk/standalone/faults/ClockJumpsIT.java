package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nighttalk.standalone.audit.AuditTool;
import nighttalk.standalone.harness.Aftermath;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.JumpingClock;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Somebody sets the service's clock an hour back, then more than a day forth, then right, while people write. */
@Tag("faults")
class ClockJumpsIT {

    private static final int WRITERS = 3;
    private static final Duration BACK = Duration.ofHours(-1);
    private static final Duration FORTH = Duration.ofDays(1);

    @Test
    void whatever_the_clock_says_the_log_goes_on_in_order_and_nobody_waits_for_the_time(@TempDir Path folder)
            throws Exception {
        JumpingClock clock = new JumpingClock(folder);
        try (OwnDatabase database = OwnDatabase.start(folder.resolve("database"), "clock");
                RunningService service =
                        RunningService.start(clock.environment(), database.arguments(database.port()))) {
            Aftermath aftermath = Aftermath.of(service, database);
            Person owl = Person.signsUp(new Api(service.api()));
            List<JsonNode> posts = new ArrayList<>();
            posts.add(owl.posts("제시간", "지금"));
            Storm storm = new Storm(people(service));
            try (storm) {
                storm.more(5 * WRITERS);
                clock.jump(BACK);
                posts.add(postsAt(owl, BACK));
                storm.more(5 * WRITERS);
                // Whoever was logged in still is, although the token is of the future.
                assertThat(text(owl.me(), "id")).isEqualTo(owl.id());
                // On a busy machine somebody may be told to come again; nobody is logged out.
                storm.othersWere(503);

                clock.jump(FORTH);
                // Whoever was logged in must do so again: the token's half hour is over. Nothing else goes wrong.
                await().until(() -> storm.told(401) > WRITERS);
            }
            storm.othersWere(0, 401, 503);
            assertThat(storm.told(0))
                    .as("connections that seemed a day idle, each closed once by Tomcat, perhaps under a request")
                    .isLessThanOrEqualTo(WRITERS + 1);
            assertThat(owl.get("/auth/me").send().status()).isEqualTo(401);

            Person again = owl.logsInAt(new Api(service.api()));
            posts.add(postsAt(again, FORTH));
            Storm later = new Storm(people(service));
            try (later) {
                later.more(5 * WRITERS);
                clock.jump(Duration.ZERO);
                posts.add(postsAt(again, Duration.ZERO));
                later.more(5 * WRITERS);
            }
            later.othersWere(503);

            System.out.printf("clock an hour back: %s; a day forth, and right: %s%n", storm, later);
            theNewestIsOnTop(again, posts);
            storm.isThereOnce(again);
            later.isThereOnce(again);
            aftermath.holds();
            auditorsSeeEachMoment(service, posts);
        }
    }

    private static List<Person> people(RunningService service) {
        return IntStream.range(0, WRITERS)
                .mapToObj(i -> Person.signsUp(new Api(service.api())))
                .toList();
    }

    private static JsonNode postsAt(Person owl, Duration jump) {
        JsonNode post = owl.posts("시계", "몇 시야?");
        assertThat(OffsetDateTime.parse(text(post, "created_at")).toInstant())
                .as("the service's clock")
                .isCloseTo(Instant.now().plus(jump), within(1, ChronoUnit.MINUTES));
        return post;
    }

    /** In the order in which they were written, whatever time they bear. */
    private static void theNewestIsOnTop(Person reader, List<JsonNode> posts) {
        List<String> ids = posts.stream().map(post -> text(post, "id")).toList();
        Set<String> seen = Pages.feed(reader).keySet();
        assertThat(seen.stream().filter(ids::contains).toList()).isEqualTo(ids.reversed());
    }

    private static void auditorsSeeEachMoment(RunningService service, List<JsonNode> posts) {
        String auditor = new Operators(service.management()).adds("auditor");
        for (JsonNode post : posts) {
            String moment = text(post, "created_at");
            assertThat(audit(service, auditor, "at", moment, "feed")).contains("position");
        }
        // By position, which no clock moves, each is there.
        String post = text(posts.getLast(), "id");
        assertThat(audit(service, auditor, "history", "post", post)).contains("PostCreated");
    }

    private static String audit(RunningService service, String auditor, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--user", auditor, "--password-stdin", "--url", service.api().toString()));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = AuditTool.run(
                all.toArray(String[]::new),
                new ByteArrayInputStream((Operators.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isZero();
        return printed.toString(StandardCharsets.UTF_8);
    }
}
