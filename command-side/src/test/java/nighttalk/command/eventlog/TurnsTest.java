package nighttalk.command.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Table TALLY = Table.keyed("post_tally", "post_id").with("likes");

    private final Append like = append(w -> w.add(TALLY.row(1L), 1));
    private final Append likeToo = append(w -> w.require(TALLY.row(1L), IllegalStateException::new));
    private final Append delete = append(w -> w.delete(TALLY.row(1L)));
    private final Append elsewhere = append(w -> w.insert(TALLY.row(2L), 0));

    @Test
    void what_gives_the_same_in_any_order_is_one_turn() {
        assertThat(Turns.of(List.of(like, likeToo, elsewhere, like))).hasSize(1);
    }

    @Test
    void what_a_deletion_would_change_keeps_its_place() {
        assertThat(Turns.of(List.of(like, delete, likeToo)))
                .containsExactly(List.of(like), List.of(delete), List.of(likeToo));
    }

    @Test
    void what_one_append_brings_and_another_forbids_is_done_in_order() {
        Table hidden = Table.keyed("hidden", "id");
        Append hides = append(w -> w.insert(hidden.row(1L)));
        Append forbids = append(w -> w.forbid(hidden.row(1L), IllegalStateException::new));

        assertThat(Turns.of(List.of(forbids, forbids))).hasSize(1);
        assertThat(Turns.of(List.of(forbids, hides, forbids))).hasSize(3);
    }

    @Test
    void statements_of_ones_own_are_a_turn_of_their_own() {
        Append own = append(w -> w.run((log, first) -> {}));

        assertThat(Turns.of(List.of(like, own, likeToo)))
                .containsExactly(List.of(like), List.of(own), List.of(likeToo));
    }

    private static Append append(Consumer<Writes> what) {
        Writes writes = new Writes();
        what.accept(writes);
        return new Append(List.of(), writes);
    }
}
