package nighttalk.query.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import nighttalk.database.Schemas;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.SignedNote;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.query.seal.tree.GrowingTree;
import nighttalk.query.seal.tree.Hash;
import nighttalk.query.seal.tree.Hasher;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.FileSystemUtils;

/** What is signed continues what was signed before, whatever was restarted, lost or changed in between. */
class SealerIT {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final SealUnderTest seal = new SealUnderTest();

    @AfterEach
    void close() throws IOException {
        seal.close();
    }

    private void sql(String statement) {
        seal.sql().sql(statement).update();
    }

    /** Of the rows, all in memory. */
    private Hash expectedRoot() {
        GrowingTree tree = new GrowingTree((tile, hashes) -> {});
        Hasher hasher = new Hasher();
        for (CanonicalEvent event : seal.rows().range(0, 1_000_000)) {
            tree.append(event.leaf(hasher));
        }
        return tree.root();
    }

    @Test
    void a_sealer_that_is_restarted_goes_on_as_if_nothing_had_been() throws IOException {
        seal.sealer().turn();
        assertThat(seal.newest().size()).isZero();
        for (int events : new int[] {1, 254, 1, 1, 400}) {
            seal.sealed(events);
            assertThat(seal.newest().root()).isEqualTo(expectedRoot());
        }
        Sealer same = seal.sealer();
        seal.append(2_200);
        same.turn();
        same.turn();

        assertThat(seal.newest()).isEqualTo(new Checkpoint(SealUnderTest.NAME, 2_857, expectedRoot()));
        assertThat(seal.verify().finding()).isNull();
        assertThat(seal.meters.get("nighttalk.seal.delay").timer().count()).isEqualTo(2_200);
        assertThat(Files.exists(seal.place.resolve("checkpoints/255"))).isTrue();
    }

    /** docs/sealed-log.md, written once more. */
    @Test
    void a_leaf_is_what_the_specification_says() {
        seal.append(2);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        seal.sql()
                .sql(
                        "SELECT position, stream_type, stream, sequence, event_id, occurred_at_us, type, revision, payload,"
                                + " metadata FROM event WHERE position = 2")
                .query(row -> {
                    form.writeBytes("NTE1".getBytes(StandardCharsets.US_ASCII));
                    for (int column = 1; column <= 10; column++) {
                        byte[] field = column == 1 || column == 4 || column == 6
                                ? ByteBuffer.allocate(8)
                                        .putLong(row.getLong(column))
                                        .array()
                                : row.getBytes(column);
                        form.writeBytes(
                                ByteBuffer.allocate(4).putInt(field.length).array());
                        form.writeBytes(field);
                    }
                });

        CanonicalEvent event = seal.rows().find("2").orElseThrow();

        assertThat(event.bytes()).isEqualTo(form.toByteArray());
        assertThat(CanonicalEvent.parse(event.bytes()).fields())
                .containsEntry("position", "2")
                .containsEntry("type", "PostViewsCounted")
                .hasSize(10);
        for (int length = 0; length < form.size(); length++) {
            byte[] cut = Arrays.copyOf(form.toByteArray(), length);
            assertThatThrownBy(() -> CanonicalEvent.parse(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_log_that_was_cut_or_changed_is_not_signed() {
        seal.sealed(300);
        Sealer running = seal.sealer();

        sql("UPDATE log_head SET position = 299");
        refused(running, "was cut");
        refusedAnew("was cut");
        sql("UPDATE log_head SET position = 300");
        sql("UPDATE event SET payload = 'x' WHERE position = 290");
        refusedAnew("position 290 was changed");
        assertThat(seal.newest().size()).isEqualTo(300);
    }

    @Test
    void a_hole_is_not_signed() {
        seal.sealed(10);
        seal.append(10);
        sql("DELETE FROM event WHERE position = 15");
        refused(seal.sealer(), "position 15");
    }

    @Test
    void a_place_that_was_set_back_or_exchanged_is_noticed_at_once() throws IOException {
        seal.sealed(300);
        Path first = Files.createTempDirectory("earlier").resolve("place");
        SealUnderTest.copy(seal.place, first);
        seal.sealed(300);
        Sealer running = seal.sealer();

        Files.copy(first.resolve("checkpoint"), seal.place.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        refused(running, "not the one that was published");
        refusedAnew("set back");

        // Another history of the same length, in a place of its own, signed with the same key.
        sql("UPDATE event SET payload = 'x' WHERE position = 100");
        FileSystemUtils.deleteRecursively(seal.place);
        refusedAnew("do not hash to the root");
        seal.forget();
        seal.sealer().turn();
        sql("UPDATE event SET payload = 'y' WHERE position = 100");
        SealUnderTest.copy(seal.place, first);
        FileSystemUtils.deleteRecursively(seal.place);
        seal.forget();
        seal.sealer().turn();
        SealUnderTest.copy(first, seal.place);
        refusedAnew("another history");
        FileSystemUtils.deleteRecursively(first.getParent());
    }

    @Test
    void tiles_that_are_lost_are_made_anew_if_the_rows_still_fit() throws IOException {
        seal.sealed(600);
        Files.delete(seal.place.resolve("tile/1/000.p/2"));
        Files.write(seal.place.resolve("tile/0/001"), new byte[8192]);
        seal.sealed(1);
        assertThat(seal.verify().finding()).isNull();

        FileSystemUtils.deleteRecursively(seal.place);
        seal.sealer().turn();
        assertThat(seal.newest().size()).isEqualTo(601);
        assertThat(seal.verify().finding()).isNull();
    }

    @Test
    void without_its_key_the_log_is_not_continued() throws IOException {
        seal.sealed(5);
        Path other = seal.newKey("other.key");

        assertThatThrownBy(() -> seal.sealer(seal.settings(seal.place, List.of(other))))
                .isInstanceOf(SealRefused.class)
                .hasMessageContaining("signed by none of the keys");
        Path gone = seal.key.resolveSibling("gone.key");
        assertThatThrownBy(() -> seal.sealer(seal.settings(seal.place, List.of(gone))))
                .isInstanceOf(SealRefused.class)
                .hasMessageContaining("gone.key");
        Files.writeString(gone, "PRIVATE+KEY+nonsense");
        assertThatThrownBy(() -> seal.sealer(seal.settings(seal.place, List.of(gone))))
                .isInstanceOf(SealRefused.class)
                .message()
                .doesNotContain("nonsense");
    }

    @Test
    void a_key_is_replaced_by_another_and_both_have_signed_in_between() {
        seal.sealed(5);
        Path fresh = seal.newKey("fresh.key");
        VerifierKey oldKey = SealUnderTest.vkey(seal.key);
        VerifierKey newKey = SealUnderTest.vkey(fresh);

        seal.sealer(seal.settings(seal.place, List.of(fresh), oldKey.text())).turn();
        assertThat(signers(oldKey, newKey)).containsExactly(oldKey, newKey);

        seal.append(5);
        seal.sealer(seal.settings(seal.place, List.of(fresh, seal.key))).turn();
        assertThat(signers(oldKey, newKey)).containsExactlyInAnyOrder(oldKey, newKey);

        seal.append(5);
        seal.sealer(seal.settings(seal.place, List.of(fresh))).turn();
        assertThat(signers(oldKey, newKey)).containsExactly(newKey);
        assertThat(seal.sealedLog(oldKey).checkpoint(5)).isPresent();
        assertThatThrownBy(() -> seal.sealedLog(oldKey).newest()).hasMessageContaining("none of the keys");
    }

    private List<VerifierKey> signers(VerifierKey... keys) {
        SignedNote note = seal.sealedLog(keys).newest().orElseThrow().note();
        assertThat(new String(note.bytes(), StandardCharsets.UTF_8)).isEqualTo(note.toString());
        return note.signers(List.of(keys));
    }

    @Test
    void one_seals_at_a_time() {
        try (HikariDataSource one = Claim.connections(seal.views(), EVERY);
                HikariDataSource another = Claim.connections(seal.views(), EVERY);
                Claim first = new Claim(one);
                Claim second = new Claim(another)) {
            assertThat(first.held()).isTrue();
            assertThat(second.held()).isFalse();
            assertThat(first.held()).isTrue();
            first.release();
            assertThat(second.held()).isTrue();
            assertThat(first.held()).isFalse();
        }
    }

    /** Its server may go on answering: who asks the new one would seal, too. */
    @Test
    void the_claim_is_asked_of_that_server_which_is_the_primary() throws IOException {
        assumeThat(System.getenv("NIGHTTALK_TEST_MYSQL"))
                .as("asks for what MariaDB has not: runs where NIGHTTALK_TEST_MYSQL is set, as in .ci/run")
                .isNotBlank();
        String url = seal.account().url();
        try (Doorway former = new Doorway(url);
                Doorway later = new Doorway(url);
                HikariDataSource views = group(former, later);
                HikariDataSource connections = Claim.connections(views, EVERY);
                Claim claim = new Claim(connections)) {
            assertThat(claim.held()).isTrue();

            former.shut();
            try (HikariDataSource other = group(former, later)) {
                other.getConnection().close();
            } catch (SQLException e) {
                throw new IOException(e);
            }

            Awaitility.await()
                    .untilAsserted(() ->
                            assertThatThrownBy(claim::held).isInstanceOf(DataAccessResourceFailureException.class));
            Awaitility.await().until(claim::held);
        }
    }

    private HikariDataSource group(Doorway... servers) {
        Schemas.Account account = seal.account();
        return new DatabaseAccess(
                        Doorway.url(account.url(), servers),
                        account.user(),
                        account.password(),
                        2,
                        Duration.ofSeconds(5))
                .open("group");
    }

    @Test
    void who_was_refused_says_so_until_another_one_seals_on() {
        seal.sealed(5);
        Path wrong = seal.newKey("wrong.key");
        SealMemory memory = new SealMemory(seal.views());
        SealState state = new SealState();
        SealLoop refused = new SealLoop(
                new Claim(seal.views()),
                () -> seal.sealer(seal.settings(seal.place, List.of(wrong))),
                memory,
                state,
                EVERY);
        SealLoop well = new SealLoop(new Claim(seal.views()), seal::sealer, memory, new SealState(), EVERY);
        try {
            refused.start();
            Awaitility.await().until(() -> state.refused() != null);

            well.start();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                seal.append(1);
                return state.refused() == null;
            });
        } finally {
            refused.stop();
            well.stop();
        }
    }

    private static void refused(Sealer sealer, String why) {
        assertThatThrownBy(sealer::turn).isInstanceOf(SealRefused.class).hasMessageContaining(why);
    }

    private void refusedAnew(String why) {
        assertThatThrownBy(() -> seal.sealer().turn())
                .isInstanceOf(SealRefused.class)
                .hasMessageContaining(why);
    }
}
