package nighttalk.standalone.security;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Colleague;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Patience;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.UploadedFile;
import nighttalk.standalone.security.RawHttp.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every endpoint of the service's own description is given what nobody means well with. A round that fails names its
 * seed: {@code -Dnighttalk.fuzz.seed=S} runs the same again, or others, {@code -Dnighttalk.fuzz.rounds=N} more of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT {

    private static final int ROUNDS = Integer.getInteger("nighttalk.fuzz.rounds", 1_000);
    private static final long SEED = Long.getLong("nighttalk.fuzz.seed", 20_261_124);
    /** So many that each operation's turn comes, several times. */
    private static final int ENOUGH_FOR_ALL = 1_000;

    private static final Pattern INNER_WORKINGS =
            Pattern.compile("\\bat [a-z.]+\\(|Exception|org\\.(spring|axon|apache)|SQLSTATE|[Hh]ibernate");

    private final RunningService service = RunningService.start(Patience.SETTINGS);
    private final Api api = new Api(service.api());
    private final Operators operators = new Operators(service.management());
    private final Polyglots polyglots = new Polyglots(api);

    @AfterAll
    void stop() throws IOException {
        service.close();
    }

    @Test
    void nothing_that_is_sent_is_more_than_refused() throws IOException {
        List<Operation> operations = Operation.of(ok(api.get("/docs/openapi").send())).stream()
                // Answers that go on until their reader leaves; AuditIT and RebuildHttpIT read them.
                .filter(operation -> !operation.path().matches(".*/(follow|progress|events)$"))
                .toList();
        assertThat(operations).hasSizeGreaterThan(40);
        String name = operators.adds("analyst,auditor,moderator,administrator");
        Colleague colleague = Colleague.logsIn(api, name);
        Person reader = Person.signsUp(api);
        String post = reader.postsSomething();
        String comment = text(reader.comments(post, "문단속"), "id");

        Map<String, String> failures = new LinkedHashMap<>();
        FuzzAnswers answers = new FuzzAnswers();
        Person person = Person.signsUp(api);
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            Operation operation = operations.get(random.nextInt(operations.size()));
            boolean forColleagues = operation.path().matches(".*/(analysis|audit|moderation|console)/.*");
            String token = forColleagues ? colleague.token() : person.token();
            List<String> known = List.of(post, comment, person.id(), "post", "feed", "1");
            byte[] request = new Attack(random).on(operation, token, known);

            Reply reply = RawHttp.exchange(service.api(), request);
            answers.note(operation, reply);
            try {
                check(reply, operation, round);
                polyglots.areServedAsPictures(reply.text());
            } catch (AssertionError e) { // one of each operation says enough
                failures.putIfAbsent(operation.method() + operation.path(), String.valueOf(e.getMessage()));
            }

            if (round % 50 == 49) { // most have lost their account or password by then
                person = Person.signsUp(api);
            }
        }
        assertThat(failures.values()).isEmpty();
        if (ROUNDS >= ENOUGH_FOR_ALL) {
            answers.cameFromAll(operations);
        }
        stillWell(reader, post);
    }

    @ParameterizedTest
    @EnumSource
    void a_picture_that_is_something_else_as_well_is_served_without_it(Pictures.Format format) {
        Person person = Person.signsUp(api);
        for (UploadedFile polyglot : Polyglots.of(format)) {
            Answer taken = person.post("/posts")
                    .multipart(Form.of("title", "사진").and("content", "그리고").file("image_file", polyglot))
                    .send();
            assertThat(taken.status()).as("%s", taken).isEqualTo(200);
            assertThat(polyglots.areServedAsPictures(taken.text())).isOne();
        }
    }

    private void check(Reply reply, Operation operation, int round) {
        String where = operation.method() + " " + operation.path() + " with -Dnighttalk.fuzz.seed=" + (SEED + round)
                + " -Dnighttalk.fuzz.rounds=1 -> " + reply.status() + " " + shortened(reply.text());
        assertThat(reply.status()).as(where).isBetween(200, 499);
        assertThat(reply.headers()).as("headers of " + where).noneMatch(line -> line.contains("broken=1"));
        if (reply.status() == 400 && reply.text().isEmpty()) {
            return; // no HTTP, which nobody but the connector has seen
        }
        if (reply.status() >= 400) {
            assertThat(reply.text()).as(where).doesNotContainPattern(INNER_WORKINGS);
            assertThat(reply.header("content-type")).as("type of " + where).startsWith("application/problem+json");
        }
        // What a browser would not take for a page, whatever is in it.
        assertThat(reply.header("x-content-type-options"))
                .as("sniffing of " + where)
                .isEqualTo("nosniff");
        if (!operation.path().contains("/docs")) {
            assertThat(reply.header("content-type")).as("type of " + where).doesNotContain("html", "svg", "script");
        }
    }

    private void stillWell(Person reader, String post) throws IOException {
        assertThat(text(reader.reads(post), "content")).isEqualTo("다들 뭐 하세요?");
        reader.feed("?size=50")
                .get("posts")
                .forEach(listed -> assertThat(text(listed, "title")).isNotEmpty());
        assertThat(new Api(URI.create(service.management().toString()))
                        .get("/actuator/health")
                        .send()
                        .status())
                .isEqualTo(200);
        List<String> faults = new ArrayList<>();
        for (String line : Files.readAllLines(service.log())) {
            if (line.contains(" ERROR ")) {
                faults.add(line);
            }
        }
        assertThat(faults).as("faults in the service's log, seed " + SEED).isEmpty();
        assertThat(text(reader.me(), "id")).isEqualTo(reader.id());
    }

    private static String shortened(String text) {
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }
}
