package nighttalk.standalone.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Test;

/** What alerts and dashboard speak of is there, and each alert says what to do. */
@OnSharedService
class MetricsIT {

    private static final Path DEPLOY = Path.of("../deploy");
    private static final Pattern METRIC = Pattern.compile("\\b(nighttalk|http|hikaricp|jvm|process)_[a-z0-9_]+");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: docs/operations\\.md#([a-z-]+)");

    private final Api api;
    private final Api management;

    MetricsIT(Api api, Operators operators) {
        this.api = api;
        this.management = new Api(operators.management());
    }

    @Test
    void every_metric_that_alerts_and_dashboard_name_is_exported() throws IOException {
        Person.signsUp(api).postsSomething();
        Set<String> named = new TreeSet<>(named(DEPLOY.resolve("prometheus/alerts.yml")));
        named.addAll(named(DEPLOY.resolve("grafana/dashboards/nighttalk.json")));
        // Only a process that relays has those: RelayMetricsTest.
        named.removeIf(metric -> metric.startsWith("nighttalk_relay_"));
        assertThat(named).hasSizeGreaterThan(12);

        Soon.soon(() -> {
            String exported = management.get("/actuator/prometheus").send().text();
            assertThat(named).allSatisfy(metric -> assertThat(exported).containsPattern("(?m)^" + metric + "[{ ]"));
        });
    }

    @Test
    void every_alert_has_its_line_in_the_runbook() throws IOException {
        String alerts = Files.readString(DEPLOY.resolve("prometheus/alerts.yml"), UTF_8);
        List<String> anchors =
                RUNBOOK.matcher(alerts).results().map(found -> found.group(1)).toList();
        assertThat(anchors).hasSize(alerts.split("- alert:", -1).length - 1).doesNotHaveDuplicates();
        List<String> headings = Files.readAllLines(Path.of("../docs/operations.md"), UTF_8).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
        assertThat(headings).containsAll(anchors);
    }

    private static List<String> named(Path file) throws IOException {
        return METRIC.matcher(Files.readString(file, UTF_8))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
