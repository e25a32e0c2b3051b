package nighttalk.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AimTest {

    @Test
    void a_ratio_is_met_from_its_bound_on() {
        Aim aim = Aim.ratio(0.5);
        assertThat(aim.met(0.5)).isTrue();
        assertThat(aim.met(0.49)).isFalse();
        assertThat(aim.reached(1)).isEqualTo(2);
        assertThat(aim.text()).isEqualTo("≥ 0.50");
    }

    @Test
    void a_cost_is_met_up_to_its_bound() {
        Aim aim = Aim.atMost(10, "ms");
        assertThat(aim.met(10)).isTrue();
        assertThat(aim.met(10.1)).isFalse();
        assertThat(aim.reached(20)).isEqualTo(0.5);
        assertThat(aim.text()).isEqualTo("≤ 10 ms");
    }
}
