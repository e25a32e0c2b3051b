package nighttalk.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.load.Load;
import org.junit.jupiter.api.Test;

class AlternationTest {

    private final List<String> runs = new ArrayList<>();

    @Test
    void candidate_and_floor_take_turns_after_a_warm_up_that_does_not_count() {
        Alternation alternation = new Alternation(2, Duration.ofSeconds(2), new WarmUp(Duration.ofSeconds(1), 1));
        Comparison comparison = alternation.compare(candidate("candidate", 300), candidate("floor", 100));
        assertThat(runs).containsExactly("candidate 1", "floor 1", "candidate 2", "floor 2", "candidate 2", "floor 2");
        assertThat(comparison.ratios().values()).containsExactly(3.0, 3.0);
        assertThat(comparison.rates().median()).isEqualTo(300);
    }

    private Candidate candidate(String name, long perSecond) {
        return new Candidate(name, Map.of(), howLong -> {
            runs.add(name + " " + howLong.toSeconds());
            return new Load(perSecond * howLong.toSeconds(), howLong.toSeconds(), Map.of("p50", 1.0));
        });
    }
}
