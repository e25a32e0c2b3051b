package nighttalk.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nighttalk.query.projection.FairShare.Held;
import org.junit.jupiter.api.Test;

class FairShareTest {

    @Test
    void one_process_alone_takes_everything() {
        assertThat(FairShare.of(List.of(new Held("feed", 1, 0, 1), new Held("post", 4, 2, 2)), 1, 0))
                .isEqualTo(Map.of("feed", 1, "post", 4));
    }

    @Test
    void whoever_has_more_than_its_share_gives_up_the_surplus_and_keeps_the_rest() {
        assertThat(FairShare.of(eight(1, 0), 2, 0).values()).containsOnly(0, 1);
        assertThat(sum(FairShare.of(eight(1, 0), 2, 0))).isEqualTo(4);
        assertThat(sum(FairShare.of(eight(1, 0), 3, 0))).isEqualTo(3);
    }

    @Test
    void a_newcomer_takes_no_more_than_its_share_of_what_is_free() {
        assertThat(sum(FairShare.of(eight(0, 1), 2, 1))).isEqualTo(4);
        assertThat(sum(FairShare.of(eight(0, 0), 2, 1))).isZero();
    }

    @Test
    void those_who_share_evenly_change_nothing() {
        List<Held> held = List.of(new Held("feed", 1, 1, 0), new Held("like", 1, 0, 0), new Held("post", 2, 1, 0));
        assertThat(FairShare.of(held, 2, 0)).isEqualTo(Map.of("feed", 1, "like", 0, "post", 1));
    }

    @Test
    void what_does_not_divide_is_run_all_the_same() {
        assertThat(IntStream.range(0, 3)
                        .map(rank -> sum(FairShare.of(eight(0, 1), 3, rank)))
                        .sum())
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void two_that_come_at_once_reach_for_different_segments_first() {
        Map<String, Integer> first = FairShare.of(eight(0, 1), 2, 0);
        Map<String, Integer> second = FairShare.of(eight(0, 1), 2, 1);
        assertThat(first.keySet().stream()
                        .filter(name -> first.getOrDefault(name, 0) + second.getOrDefault(name, 0) == 1))
                .hasSize(8);
    }

    private static List<Held> eight(int mine, int free) {
        return IntStream.range(0, 8)
                .mapToObj(i -> new Held("projection" + i, 1, mine, free))
                .toList();
    }

    private static int sum(Map<String, Integer> allowed) {
        return allowed.values().stream().mapToInt(Integer::intValue).sum();
    }
}
