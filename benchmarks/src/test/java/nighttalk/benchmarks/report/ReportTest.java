package nighttalk.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import nighttalk.benchmarks.measure.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Figure GOOD =
            new Figure("append", "a & b", new Series(List.of(2.0, 1.0, 3.0)), Aim.ratio(1.5), "2/s", Map.of("x", 1));
    private static final Figure BAD =
            new Figure("idle", "idling", new Series(List.of(2.0)), Aim.atMost(1, "%"), "", Map.of());

    @Test
    void the_table_says_what_was_measured_and_what_was_missed() {
        Report report = new Report(Map.of());
        report.add(List.of(GOOD, BAD));
        assertThat(report.table())
                .contains("| a & b | 2/s | **2** (1–3) | ≥ 1.50 | met |")
                .contains("| idling |  | **2** % (2–2) | ≤ 1 % | **missed** |");
    }

    @Test
    void the_record_and_the_picture_are_files_that_can_be_read(@TempDir Path folder) throws Exception {
        Report report = new Report(Map.of("rounds", 3));
        report.add(List.of(GOOD, BAD));
        report.failed("lag", "it broke");
        report.write(folder, "run");

        JsonNode json = new JsonMapper().readTree(Files.readString(folder.resolve("run.json")));
        assertThat(json.path("rounds").asInt()).isEqualTo(3);
        assertThat(json.path("failures").path("lag").asString()).isEqualTo("it broke");
        assertThat(json.path("figures").get(0).path("value").asDouble()).isEqualTo(2);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve("run.svg").toFile())
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(3);
        assertThat(report.whole()).isFalse();
    }
}
