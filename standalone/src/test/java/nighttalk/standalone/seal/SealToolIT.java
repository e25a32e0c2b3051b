package nighttalk.standalone.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./nighttalk audit} seal, prove, verify and check, with a service that was just started for the first time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealToolIT {

    private record Outcome(int code, String text) {}

    private final RunningService service = RunningService.start();
    private final String auditor = new Operators(service.management()).adds("auditor");

    @AfterAll
    void stop() throws IOException {
        service.close();
    }

    private Outcome audit(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = SealTool.run(
                arguments,
                new ByteArrayInputStream((Operators.PASSWORD + "\n").getBytes(UTF_8)),
                new PrintStream(printed, true, UTF_8));
        return new Outcome(code, printed.toString(UTF_8));
    }

    private Outcome asAuditor(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--user", auditor, "--password-stdin", "--url", service.api().toString()));
        return audit(all.toArray(String[]::new));
    }

    private Outcome verify(String... more) {
        List<String> all =
                new ArrayList<>(List.of("verify", "--data", service.data().toString()));
        all.addAll(List.of(more));
        return audit(all.toArray(String[]::new));
    }

    @Test
    void an_auditor_proves_checks_and_verifies(@TempDir Path folder) throws IOException {
        Person.signsUp(new Api(service.api())).postsSomething();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> asAuditor("seal").text().matches("(?s)[1-9] events are sealed, 0 are not yet.*"));
        String vkey = Files.readString(service.data().resolve("keys/seal.vkey")).strip();
        Path proof = folder.resolve("event.tlog-proof");

        assertThat(asAuditor("prove", "1", "--out", proof.toString()).code()).isZero();
        Outcome checked = audit("check", proof.toString(), "--key", vkey);
        assertThat(checked.text()).contains("proven", "position 1", "AccountRegistered");
        assertThat(checked.code()).isZero();
        Files.writeString(proof, Files.readString(proof).replace("index 0", "index 1"));
        assertThat(audit("check", proof.toString(), "--key", vkey))
                .extracting(Outcome::code)
                .isEqualTo(1);

        Path state = folder.resolve("state");
        Outcome verified = verify("--state", state.toString());
        assertThat(verified.text()).matches("(?s).*all is as it was sealed: [1-9] events.*nighttalk.local/.*");
        assertThat(verified.code()).isZero();
        assertThat(verify("--state", state.toString()).text()).contains("all is as it was sealed: 0 events");

        Path note = folder.resolve("checkpoint");
        Files.copy(service.data().resolve("seal/checkpoint"), note);
        assertThat(verify("--from", note.toString()).code()).isZero();
        assertThat(verify("--key", vkey.replace("nighttalk", "others")).code()).isEqualTo(2);
        assertThat(verify("--place", folder.toString()).code()).isEqualTo(1);
        assertThat(verify("--data", folder.toString()).code()).isEqualTo(2);
        assertThat(asAuditor("prove", "3000").text()).contains("(404)");
    }

    @Test
    void keys_and_the_way_into_the_log_are_for_their_owner_alone() throws IOException {
        for (String file : List.of("seal.key", LogAccess.FILE)) {
            assertThat(Files.getPosixFilePermissions(
                            service.data().resolve("keys").resolve(file)))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
        assertThat(Files.readString(service.log())).doesNotContain("PRIVATE+KEY");
    }
}
