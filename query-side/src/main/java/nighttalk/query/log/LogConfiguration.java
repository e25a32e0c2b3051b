package nighttalk.query.log;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the log is its database; the other place is a topic. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "nighttalk.follow", havingValue = "database", matchIfMissing = true)
class LogConfiguration {

    @Bean
    LogHead logHead(@Qualifier("logReader") DataSource log) {
        return new DatabaseHead(log);
    }

    @Bean
    LoggedEvents loggedEvents(@Qualifier("logReader") DataSource log) {
        return new DatabaseEvents(log);
    }

    @Bean
    HealthIndicator logDatabaseHealthIndicator(@Qualifier("logReader") DataSource log) {
        return new DataSourceHealthIndicator(log, "SELECT 1");
    }
}
