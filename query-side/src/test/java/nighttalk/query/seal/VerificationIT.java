package nighttalk.query.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.verify.Finding;
import nighttalk.query.seal.verify.Finding.Kind;
import nighttalk.query.seal.verify.Report;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** Somebody who may change everything in the database, or in the place, is found out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationIT {

    private static final int FIRST = 300;
    private static final int EVENTS = 700;

    private final SealUnderTest seal = new SealUnderTest();

    @BeforeAll
    void seal() {
        seal.sealed(FIRST);
        seal.sealed(EVENTS - FIRST);
        seal.keep();
    }

    @AfterEach
    void restore() {
        seal.restore();
        assertThat(seal.verify().finding()).isNull();
    }

    @AfterAll
    void close() throws IOException {
        seal.close();
    }

    private void sql(String... statements) {
        for (String statement : statements) {
            seal.sql().sql(statement).update();
        }
    }

    private void found(Kind kind, long position) {
        Finding finding = Objects.requireNonNull(seal.verify().finding(), "nothing was found");
        assertThat(finding.kind()).as(finding.toString()).isEqualTo(kind);
        assertThat(finding.position()).as(finding.toString()).isEqualTo(position);
    }

    @Test
    void a_log_that_nobody_touched_is_sound_and_what_came_since_is_counted() {
        seal.append(3);

        Report report = seal.verify();

        assertThat(report.finding()).isNull();
        assertThat(report.notSealedYet()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "stream_type", "event_id", "type", "revision", "payload", "metadata"})
    void any_byte_of_any_column_that_is_changed_is_noticed(String column) {
        byte[] before = seal.sql()
                .sql("SELECT " + column + " FROM event WHERE position = 650")
                .query((row, n) -> row.getBytes(1))
                .single();
        for (int at = 0; at < before.length; at++) {
            byte[] changed = before.clone();
            changed[at] = (byte) (changed[at] == 'x' ? 'y' : 'x');
            set(column, changed);
            found(Kind.ALTERED, 650);
        }
        set(column, Arrays.copyOf(before, before.length - 1));
        found(Kind.ALTERED, 650);
        set(column, before);
        assertThat(seal.verify().finding()).isNull();
    }

    private void set(String column, byte[] value) {
        seal.sql()
                .sql("UPDATE event SET " + column + " = ? WHERE position = 650")
                .param(value)
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence", "occurred_at_us"})
    void so_is_any_bit_of_a_number(String column) {
        for (int bit = 0; bit < 63; bit += 7) {
            sql("UPDATE event SET " + column + " = " + column + " ^ (1 << " + bit + ") WHERE position = 2");
            found(Kind.ALTERED, 2);
            sql("UPDATE event SET " + column + " = " + column + " ^ (1 << " + bit + ") WHERE position = 2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 256, 257, 500, 700})
    void a_removed_event_is_named(int position) {
        sql("DELETE FROM event WHERE position = " + position);
        found(Kind.MISSING, position);
    }

    @Test
    void so_is_one_whose_hole_was_closed() {
        sql(
                "DELETE FROM event WHERE position = 400",
                "UPDATE event SET position = position - 1 WHERE position > 400 ORDER BY position",
                "UPDATE log_head SET position = position - 1");
        found(Kind.MISSING, 400);
    }

    @Test
    void an_inserted_event_is_named() {
        sql(
                "UPDATE event SET position = position + 1 WHERE position >= 400 ORDER BY position DESC",
                "INSERT INTO event SELECT 400, 'false', 0, stream_type, UUID(), occurred_at_us, type, revision, payload,"
                        + " metadata FROM event WHERE position = 3",
                "UPDATE log_head SET position = position + 1");
        found(Kind.EXTRA, 400);
    }

    @Test
    void an_event_beyond_the_head_or_before_the_beginning_is_named() {
        sql("INSERT INTO event SELECT 701, 'false', 0, stream_type, UUID(), occurred_at_us, type, revision, payload,"
                + " metadata FROM event WHERE position = 3");
        found(Kind.EXTRA, 701);
        sql("UPDATE event SET position = 0 WHERE position = 701");
        found(Kind.EXTRA, 0);
    }

    @Test
    void events_that_changed_places_are_named() {
        sql(
                "UPDATE event SET position = -1 WHERE position = 20",
                "UPDATE event SET position = 20 WHERE position = 600",
                "UPDATE event SET position = 600 WHERE position = -1");
        found(Kind.MOVED, 20);
    }

    @Test
    void a_cut_tail_is_noticed_with_or_without_the_head() {
        sql("DELETE FROM event WHERE position > 690");
        found(Kind.MISSING, 691);
        sql("UPDATE log_head SET position = 690");
        found(Kind.MISSING, 691);
    }

    @Test
    void a_head_that_is_set_back_or_forward_is_noticed() {
        sql("UPDATE log_head SET position = 690");
        found(Kind.HEAD, 691);
        sql("UPDATE log_head SET position = 702");
        found(Kind.MISSING, 701);
    }

    @Test
    void a_hole_among_events_that_are_not_sealed_yet_is_noticed() {
        seal.append(5);
        sql("DELETE FROM event WHERE position = 703");
        found(Kind.MISSING, 703);
    }

    @ParameterizedTest
    @CsvSource({"tile/0/000, 1", "tile/0/001, 257", "tile/0/002.p/188, 0", "tile/1/000.p/2, 0"})
    void a_tile_that_is_changed_or_gone_is_named_and_rows_are_told_apart_from_it(String tile, long position)
            throws IOException {
        Path file = seal.place.resolve(tile);
        byte[] hashes = Files.readAllBytes(file);
        hashes[40] ^= 1;
        Files.write(file, hashes);
        found(Kind.TILES, position);
        assertThat(seal.verify().finding())
                .extracting(Finding::text)
                .asString()
                .contains("as they were sealed")
                .doesNotContain("not as they were");
        Files.write(file, Arrays.copyOf(hashes, 320));
        found(Kind.TILES, position);
        Files.delete(file);
        found(Kind.TILES, position);

        sql("UPDATE event SET payload = 'x' WHERE position = " + (position + 5));
        assertThat(seal.verify().finding()).extracting(Finding::text).asString().contains("not as they were sealed");
    }

    @Test
    void an_older_checkpoint_in_the_place_of_the_newest_is_noticed() throws IOException {
        Path older = seal.place.resolve("checkpoints/300");
        Checkpoint noted = seal.newest();

        Files.copy(older, seal.place.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        found(Kind.SET_BACK, 0);

        Files.delete(seal.place.resolve("checkpoints/700"));
        assertThat(seal.verify().finding()).isNull();
        assertThat(seal.verify(noted, 0).finding()).extracting(Finding::kind).isEqualTo(Kind.SET_BACK);
    }

    @Test
    void a_checkpoint_that_nobody_known_signed_is_refused() throws IOException {
        Path file = seal.place.resolve("checkpoint");
        String note = Files.readString(file);
        for (String forged : List.of(
                note.replace("\n700\n", "\n699\n"),
                note.substring(0, note.indexOf("\n\n") + 2),
                note.replace(SealUnderTest.NAME, "another.log"),
                "")) {
            Files.writeString(file, forged);
            found(Kind.CHECKPOINT, 0);
        }
        Files.delete(file);
        found(Kind.CHECKPOINT, 0);
    }

    @Test
    void another_history_signed_with_the_stolen_key_does_not_fit_to_what_was_published() throws IOException {
        Checkpoint noted = seal.newest();
        sql("UPDATE event SET payload = 'x' WHERE position = 100");
        Path published = seal.place.resolve("checkpoints/300");
        byte[] before = Files.readAllBytes(published);
        FileSystemUtils.deleteRecursively(seal.place);
        seal.forget();
        seal.sealer().turn();

        assertThat(seal.verify().finding()).isNull();
        assertThat(seal.verify(noted, 0).finding()).extracting(Finding::kind).isEqualTo(Kind.FORKED);
        Files.write(published, before);
        found(Kind.FORKED, 0);
    }

    @Test
    void verification_goes_on_where_it_stopped() {
        Checkpoint noted = seal.newest();
        sql("UPDATE event SET payload = 'x' WHERE position = 100");

        assertThat(seal.verify(noted, 99).finding())
                .extracting(Finding::position)
                .isEqualTo(100L);
        assertThat(seal.verify(noted, 100).finding()).isNull();
    }
}
