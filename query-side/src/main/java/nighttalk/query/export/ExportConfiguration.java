package nighttalk.query.export;

import java.util.List;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.query.projection.Projection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What makes files for analysts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
class ExportConfiguration {

    @Bean
    Exports exports(ExportSettings settings) {
        return new Exports(settings);
    }

    @Bean
    Sources exportSources(
            @Qualifier("views") DataSource views,
            @Qualifier("logReader") DataSource log,
            EventSerializer events,
            List<Projection> projections) {
        return new Sources(views, log, events, projections);
    }
}
