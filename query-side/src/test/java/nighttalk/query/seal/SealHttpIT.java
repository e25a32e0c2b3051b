package nighttalk.query.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.Malformed;
import nighttalk.query.seal.note.SigningKey;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.query.seal.prove.ProofCheck;
import nighttalk.query.seal.tree.AuthenticTiles;
import nighttalk.query.seal.tree.SealedTree;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** What auditors, and anybody, see over HTTP; two processes of which one seals. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealHttpIT {

    private static final String LOG = "/api/audit/log/";
    private static final String NAME = "test.nighttalk/log";

    private final Path folder;
    private final VerifierKey key;
    private final String[] settings;
    private final RunningQuerySide querySide;
    private final String auditor;

    SealHttpIT() throws IOException {
        folder = Files.createTempDirectory("nighttalk-seal-http");
        Path file = Files.writeString(folder.resolve("seal.key"), SigningKey.generate(NAME));
        key = SigningKey.read(file, NAME).verifier();
        settings = new String[] {
            "--nighttalk.seal.place=" + folder.resolve("place"),
            "--nighttalk.seal.key=" + file,
            "--nighttalk.seal.every=200ms",
            "--nighttalk.seal.keep-every=0s"
        };
        querySide = RunningQuerySide.start(settings);
        querySide.log().consoleUser("dana", "auditor", 1);
        auditor = querySide.commandSide().consoleToken("dana", 1);
    }

    @AfterAll
    void stop() throws IOException {
        querySide.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    private long append(int events) {
        List<PostViewsCounted> counted = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            counted.add(new PostViewsCounted(PostId.next(), i + 1L));
        }
        return querySide.log().append(counted);
    }

    private Checkpoint awaitSealed(RunningQuerySide where, long position) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> where.bytes(LOG + "checkpoint").statusCode() == 200
                        && checkpoint(where).size() >= position);
        return checkpoint(where);
    }

    private Checkpoint checkpoint(RunningQuerySide where) {
        return Checkpoint.open(where.bytes(LOG + "checkpoint").body(), List.of(key))
                .checkpoint();
    }

    private String text(String path) {
        return querySide.textWith(auditor, "/api/audit/seal" + path);
    }

    @Test
    void anybody_can_rebuild_the_tree_from_what_is_published() {
        Checkpoint checkpoint = awaitSealed(querySide, append(600));

        AuthenticTiles tiles = new AuthenticTiles(
                checkpoint.size(),
                checkpoint.root(),
                tile -> querySide.bytes(LOG + tile.path()).body());
        assertThat(new SealedTree(checkpoint.size(), tiles).root(checkpoint.size()))
                .isEqualTo(checkpoint.root());
        HttpResponse<byte[]> tile = querySide.bytes(LOG + "tile/0/000");
        assertThat(tile.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(tile.headers().firstValue("Cache-Control")).get().asString().contains("immutable", "public");
        HttpResponse<byte[]> newest = querySide.bytes(LOG + "checkpoint");
        assertThat(newest.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        for (String path :
                List.of("tile/entries/000", "tile/0/999", "tile/0/..%2fseal.key", "../seal", "", "nothing")) {
            assertThat(querySide.bytes(LOG + path).statusCode()).as(path).isBetween(400, 404);
        }
    }

    @Test
    void auditors_get_proofs_that_hold_without_us_and_others_get_nothing() {
        long position = append(20) - 7;
        awaitSealed(querySide, position + 7);
        querySide.log().consoleUser("mina", "analyst", 1);
        String analyst = querySide.commandSide().consoleToken("mina", 1);

        String proof = text("/proofs/" + position);
        ProofCheck check = new ProofCheck(List.of(key));
        assertThat(check.check(proof).text()).contains("position " + position, "PostViewsCounted");
        String id = querySide
                .log()
                .tables()
                .sql("SELECT event_id FROM event WHERE position = ?")
                .param(position)
                .query(String.class)
                .single();
        assertThat(check.check(text("/proofs/" + id)).text()).contains(id);
        assertThat(text("/proofs/999999")).contains("event-not-found");
        assertThat(querySide.getWith(analyst, "/api/audit/seal/proofs/1").status())
                .isEqualTo(403);
        assertThat(querySide.open("/api/audit/seal")).startsWith("401");
        assertThat(text("")).contains("\"size\":", key.text());
        everyOtherTextProvesNothing(check, proof);
    }

    @Test
    void a_later_log_is_shown_to_continue_an_earlier_one() {
        Checkpoint first = awaitSealed(querySide, append(10));
        Checkpoint later = awaitSealed(querySide, append(300));

        ProofCheck check = new ProofCheck(List.of(key));
        String proof = text("/consistency?from=" + first.size() + "&to=" + later.size());
        assertThat(check.check(proof).text())
                .contains(first.size() + " events", first.root().base64(), later.size() + " events");
        assertThat(check.check(text("/consistency?from=3")).text()).contains("log of 3 events");
        assertThat(text("/consistency?from=3000000")).contains("\"status\":422");
        everyOtherTextProvesNothing(check, proof);
    }

    private static void everyOtherTextProvesNothing(ProofCheck check, String proof) {
        byte[] bytes = proof.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            String changed = new String(bytes, StandardCharsets.UTF_8);
            bytes[i] ^= 1;
            assertThatThrownBy(() -> check.check(changed)).as(changed).isInstanceOf(Malformed.class);
        }
        for (int i = 0; i < proof.length(); i += 5) {
            String cut = proof.substring(0, i);
            assertThatThrownBy(() -> check.check(cut)).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> new ProofCheck(List.of()).check(proof)).isInstanceOf(Malformed.class);
    }

    @Test
    void another_process_takes_over_and_goes_on_and_operators_see_it() {
        RunningQuerySide second = querySide.another(settings);
        try {
            awaitSealed(second, append(5));
            assertThat(querySide.operators("/actuator/health")).contains("\"seal\":{\"status\":\"UP\"}");
            assertThat(querySide.operators("/actuator/prometheus"))
                    .contains(
                            "nighttalk_seal_size",
                            "nighttalk_seal_delay_seconds_bucket",
                            "nighttalk_seal_refused 0.0",
                            "nighttalk_seal_here 1.0");
            assertThat(second.operators("/actuator/prometheus")).contains("nighttalk_seal_here 0.0");

            querySide.part(SealLoop.class).stop();
            awaitSealed(second, append(5));
            assertThat(second.operators("/actuator/prometheus")).contains("nighttalk_seal_here 1.0");

            querySide.part(SealLoop.class).start();
            awaitSealed(second, append(300));
        } finally {
            second.closeThisOne();
        }
        awaitSealed(querySide, append(5));
    }
}
