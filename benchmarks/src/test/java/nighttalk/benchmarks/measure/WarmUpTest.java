package nighttalk.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.load.Load;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private int runs;

    @Test
    void it_ends_when_two_in_a_row_are_no_faster_than_the_best() {
        assertThat(new WarmUp(Duration.ofSeconds(1), 9).of(getting(10, 20, 15, 30, 31, 29, 99)))
                .isEqualTo(6);
    }

    @Test
    void it_ends_after_so_many_in_any_case() {
        assertThat(new WarmUp(Duration.ofSeconds(1), 3).of(getting(10, 20, 40, 80)))
                .isEqualTo(3);
    }

    private Candidate getting(Integer... rates) {
        return new Candidate(
                "candidate", Map.of(), howLong -> new Load(List.of(rates).get(runs++), 1, Map.of("p50", 1.0)));
    }
}
