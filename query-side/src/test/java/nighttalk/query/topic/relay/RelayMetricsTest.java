package nighttalk.query.topic.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicSettings;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the alerts about the relay speak of is there, in a process that may relay. */
class RelayMetricsTest {

    private static final Pattern METRIC = Pattern.compile("\\bnighttalk_relay_[a-z]+");

    @Test
    void every_metric_that_alerts_name_is_exported() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        TopicSettings nowhere = new TopicSettings(List.of("127.0.0.1:1"), "nighttalk.log", null, true, 6, (short) 3);
        new RelayConfiguration()
                .relayMetrics(new Relay(new DriverManagerDataSource(), new Topic(nowhere)))
                .bindTo(registry);

        List<String> named = METRIC.matcher(Files.readString(Path.of("../deploy/prometheus/alerts.yml"), UTF_8))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(named).isNotEmpty();
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName().replace('.', '_'))
                .containsAll(named);
    }
}
