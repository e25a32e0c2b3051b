package nighttalk.query.topic.relay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import nighttalk.platform.database.Pools;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Copying the log, where that is wanted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicSettings.class)
@ConditionalOnProperty(name = "nighttalk.kafka.relay", havingValue = "true")
class RelayConfiguration {

    /** One connection, which is kept. */
    @Bean(defaultCandidate = false)
    @Qualifier("relayLog") HikariDataSource relayLog(@Qualifier("logReader") DataSource log) {
        HikariConfig config = Pools.like(log, "relay");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        return Pools.open(config);
    }

    @Bean
    Relay relay(@Qualifier("relayLog") HikariDataSource log, TopicSettings settings) {
        return new Relay(log, new Topic(settings));
    }

    @Bean
    MeterBinder relayMetrics(Relay relay) {
        return registry -> {
            Gauge.builder("nighttalk.relay.active", relay, one -> one.isActive() ? 1 : 0)
                    .description("Whether this process copies the log to the topic")
                    .register(registry);
            Gauge.builder("nighttalk.relay.position", relay, Relay::copied)
                    .description("Position of the newest event that it copied")
                    .register(registry);
            Gauge.builder("nighttalk.relay.lag", relay, Relay::lag)
                    .description("How many events are not copied yet")
                    .register(registry);
        };
    }
}
