package nighttalk.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void the_median_is_the_middle_one_whatever_the_order() {
        Series series = new Series(List.of(9.0, 1.0, 5.0));
        assertThat(series.median()).isEqualTo(5);
        assertThat(series.min()).isEqualTo(1);
        assertThat(series.max()).isEqualTo(9);
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_two() {
        assertThat(new Series(List.of(4.0, 1.0, 2.0, 100.0)).median()).isEqualTo(3);
    }

    @Test
    void nothing_has_no_median() {
        assertThatThrownBy(() -> new Series(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
