package nighttalk.standalone.faults;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.problem;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nighttalk.standalone.harness.Aftermath;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.OwnDatabase;
import nighttalk.standalone.harness.Patience;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import nighttalk.standalone.harness.UploadedFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No room for the log, then none for the views, then none for pictures; and room again. */
@Tag("faults")
class FullDiskIT {

    private static final int WRITERS = 3;
    private static final String PREFIX = "full";

    @Test
    void without_room_whoever_writes_is_told_so_and_with_room_all_goes_on_by_itself(@TempDir Path folder)
            throws Exception {
        try (OwnDatabase database = OwnDatabase.start(folder, PREFIX, Ballast.SMALL);
                RunningService service =
                        RunningService.start(Patience.WITH_DATABASES, database.arguments(database.port()))) {
            Aftermath aftermath = Aftermath.of(service, database);
            long pid = service.pid();
            Person owl = Person.signsUp(new Api(service.api()));
            String post = owl.postsSomething();
            List<Person> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> Person.signsUp(new Api(service.api())))
                    .toList();

            noRoomForTheLog(database, service, writers, post);
            noRoomForTheViews(database, writers, post);
            noRoomForPictures(service, owl, post);

            assertThat(service.pid()).isEqualTo(pid);
            aftermath.holds();
        }
    }

    private static void noRoomForTheLog(OwnDatabase database, RunningService service, List<Person> writers, String post)
            throws Exception {
        Storm storm = new Storm(writers);
        try (storm) {
            storm.more(WRITERS);
            String email = Newcomer.email();
            String nickname = Newcomer.nickname();
            Ballast ballast = new Ballast(database, List.of(PREFIX + "_log", PREFIX + "_keys"));
            try (ballast) {
                await().atMost(Duration.ofMinutes(1)).until(() -> storm.others() > 2 * WRITERS);
                unavailable(signUp(service, email, nickname));
                ok(writers.getFirst().get("/posts/" + post).send());
                ok(writers.getFirst().get("/posts").send());
                assertThat(new Api(service.management())
                                .get("/actuator/health/liveness")
                                .send()
                                .status())
                        .isEqualTo(200);
            }
            storm.more(10 * WRITERS);
            // Whoever was refused was not even half taken.
            Person.signsUp(new Api(service.api()), email, nickname);
            ballast.moveBack();
        }
        System.out.println("no room for the log: " + storm);
        storm.othersWere(503);
        storm.isThereOnce(writers.getFirst());
    }

    private static Answer signUp(RunningService service, String email, String nickname) {
        return new Api(service.api())
                .post("/auth/signup")
                .multipart(Newcomer.form(email, nickname))
                .send();
    }

    private static void noRoomForTheViews(OwnDatabase database, List<Person> writers, String post) throws Exception {
        Storm storm = new Storm(writers);
        try (storm) {
            storm.more(WRITERS);
            Ballast ballast = new Ballast(database, List.of(PREFIX + "_views"));
            try (ballast) {
                // Writing does not wait for the views, and pages show what they have.
                await().atMost(Duration.ofMinutes(1)).until(() -> behind(database, 20 * WRITERS) > 0);
                storm.more(5 * WRITERS);
                ok(writers.getFirst().get("/posts/" + post).send());
            }
            storm.more(10 * WRITERS);
            ballast.moveBack();
        }
        System.out.println("no room for the views: " + storm);
        storm.othersWere();
        storm.isThereOnce(writers.getFirst());
        Soon.soon(() -> assertThat(behind(database, 0)).isZero());
    }

    /** How many projections are more than so many events behind the log. */
    private static long behind(OwnDatabase database, int events) throws SQLException {
        return database.number("SELECT COUNT(*) FROM " + database.views("token_entry") + ", " + database.log("log_head")
                + " WHERE COALESCE(CAST(JSON_EXTRACT(CONVERT(token USING utf8mb4), '$.globalIndex') AS SIGNED), 0)"
                + " < position - " + events);
    }

    private static void noRoomForPictures(RunningService service, Person owl, String post) throws Exception {
        // Stays in memory on its way, and passes through a file, as uploads of more than 64 KB do.
        UploadedFile small = Pictures.noise(80);
        UploadedFile large = Pictures.noise(300);
        assertThat(small.bytes().length).isBetween(10_000, 64_000);
        assertThat(large.bytes().length).isGreaterThan(64_000);
        ok(withPicture(owl, small));
        List<String> before = files(service);

        limit(service, "4096:");
        unavailable(withPicture(owl, small));
        unavailable(withPicture(owl, large));
        assertThat(files(service)).isEqualTo(before);
        owl.postsSomething();
        owl.reads(post);

        limit(service, "unlimited:");
        for (UploadedFile picture : List.of(small, large)) {
            String path = text(ok(withPicture(owl, picture)).get("post"), "image_path");
            assertThat(owl.get("/" + path).send().status()).isEqualTo(200);
        }
        assertThat(files(service)).hasSize(before.size() + 2);
    }

    private static Answer withPicture(Person owl, UploadedFile picture) {
        return owl.post("/posts")
                .multipart(Form.of("title", "사진").and("content", "달 사진").file("image_file", picture))
                .send();
    }

    private static List<String> files(RunningService service) throws IOException {
        try (Stream<Path> files = Files.walk(service.data().resolve("media"))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    /** How long a file of the process may become: to it, a longer one is a disk that is full. */
    private static void limit(RunningService service, String bytes) throws InterruptedException {
        try {
            Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(service.pid()), "--fsize=" + bytes)
                    .inheritIO()
                    .start();
            assertThat(prlimit.waitFor()).isZero();
        } catch (IOException e) {
            assumeThat(false).as("prlimit (util-linux) is not here: %s", e).isTrue();
        }
    }

    private static void unavailable(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        problem(answer);
    }
}
