package nighttalk.standalone.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgressLineTest {

    private static JsonNode status(String json) {
        return new JsonMapper().readTree(json);
    }

    @Test
    void says_how_far_it_is_how_fast_and_how_long_it_will_take() {
        JsonNode half = status("""
                {"phase": "folding", "percent": 50.0, "position": 5000, "target": 10000, "eventsPerSecondNow": 1000,
                 "eventsPerSecond": 1200, "secondsLeft": 3605, "eventType": "PostLiked", "errors": 2,
                 "rowsWritten": 3000, "memoryBytes": 10485760, "stalled": null}""");

        assertThat(ProgressLine.text(half))
                .isEqualTo("folding 50.0 %, 5,000 of 10,000, 1,000 events/s (on average 1,200), 1:00:05 left,"
                        + " PostLiked, 2 errors, 3,000 rows, 10 MiB waiting");
        assertThat(ProgressLine.bar(half)).startsWith("[############------------] folding");
    }

    @Test
    void a_stall_is_no_moving_bar() {
        JsonNode stalled = status("""
                {"phase": "folding", "percent": 50.0, "position": 1, "target": 2, "stalled": "the log can't be read"}""");

        assertThat(ProgressLine.bar(stalled))
                .startsWith("[stalled                 ]")
                .endsWith("STALLED: the log can't be read");
    }

    @Test
    void an_empty_log_is_no_division_by_zero() {
        assertThat(ProgressLine.bar(status("{\"phase\": \"done\", \"percent\": 100, \"position\": 0, \"target\": 0}")))
                .contains("done 100.0 %, 0 of 0");
    }

    @Test
    void times_are_read_at_a_glance() {
        assertThat(ProgressLine.time(Duration.ofSeconds(5))).isEqualTo("0:05");
        assertThat(ProgressLine.time(Duration.ofSeconds(3_725))).isEqualTo("1:02:05");
    }
}
