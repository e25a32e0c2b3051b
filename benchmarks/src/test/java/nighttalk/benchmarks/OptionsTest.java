package nighttalk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final List<String> KNOWN = List.of("append", "rebuild");

    private static Options of(String... arguments) throws Options.NotUnderstood {
        return Options.of(arguments, KNOWN);
    }

    @Test
    void a_work_list_can_be_named_alone() throws Exception {
        assertThat(of("rebuild", "--trial")).isEqualTo(of("--only", "rebuild", "--trial"));
        assertThat(of("append", "rebuild").only()).containsExactly("append", "rebuild");
    }

    @Test
    void what_is_no_work_list_is_refused() {
        assertThatThrownBy(() -> of("rebuilt")).hasMessageContaining("rebuilt");
        assertThatThrownBy(() -> of("--only", "rebuilt")).hasMessageContaining("rebuilt");
    }
}
