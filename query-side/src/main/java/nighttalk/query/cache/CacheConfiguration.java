package nighttalk.query.cache;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import nighttalk.query.projection.ProjectionPositions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What is read most, kept in memory. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
@EnableScheduling
class CacheConfiguration {

    @Bean
    Touches touches() {
        return new Touches();
    }

    @Bean
    RowCaches rowCaches(
            CacheSettings settings, ProjectionPositions positions, Asked asked, Touches touches, MeterRegistry meters) {
        return new RowCaches(settings, positions, asked, touches, meters);
    }

    @Bean
    HealedRows healedRows(@Qualifier("views") DataSource views, Touches touches) {
        return new HealedRows(views, touches);
    }
}
