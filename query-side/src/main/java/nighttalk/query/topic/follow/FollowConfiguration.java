package nighttalk.query.topic.follow;

import nighttalk.event.json.EventSerializer;
import nighttalk.query.topic.Places;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicSettings;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A query side that follows the topic instead of the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicSettings.class)
@ConditionalOnProperty(name = "nighttalk.follow", havingValue = "kafka")
class FollowConfiguration {

    private static final long FETCH_DELAY_MILLIS = 1; // the reader itself waits for what comes

    @Bean
    Topic topic(TopicSettings settings) {
        return new Topic(settings);
    }

    /** How far the log goes, and what is in it, as far as it has come here. */
    @Bean
    TopicReader topicReader(Topic topic) {
        return new TopicReader(topic);
    }

    @Bean
    EventStore eventStore(TopicReader topic, EventSerializer events) {
        return EmbeddedEventStore.builder()
                .storageEngine(new TopicEngine(topic, events))
                .fetchDelay(FETCH_DELAY_MILLIS)
                .build();
    }

    /** Its name is that of the log's database, in whose place the topic is: what is ready is the same. */
    @Bean
    HealthIndicator logDatabaseHealthIndicator(Topic topic) {
        Places places = new Places(topic);
        return () -> Health.up().withDetail("position", places.last()).build();
    }
}
