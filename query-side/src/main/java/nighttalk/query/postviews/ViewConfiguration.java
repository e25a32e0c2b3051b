package nighttalk.query.postviews;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import nighttalk.query.log.LogHead;
import nighttalk.query.projection.ProjectionPositions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts views of posts and sends them to the {@link ViewLog} at hand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ViewSettings.class)
class ViewConfiguration {

    /** The projection whose rows have the numbers. */
    private static final String ROWS = "feed";

    @Bean
    ViewCounter viewCounter(
            ViewLog log, LogHead head, ProjectionPositions positions, ViewSettings settings, MeterRegistry meters) {
        Counter lost = Counter.builder("nighttalk.post.views.lost")
                .description("views that were not counted because too many posts were looked at")
                .register(meters);
        return new ViewCounter(log, head::now, () -> positions.of(ROWS), settings.most(), lost::increment);
    }

    @Bean
    ViewSender viewSender(ViewCounter counter, ViewSettings settings) {
        return new ViewSender(counter, settings.every());
    }
}
