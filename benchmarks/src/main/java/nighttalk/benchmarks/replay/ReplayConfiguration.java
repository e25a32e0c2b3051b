package nighttalk.benchmarks.replay;

import com.zaxxer.hikari.HikariDataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.eventlog.LogReader;
import nighttalk.platform.personal.KeyStore;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.personal.PersonKeys;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same log, read by the same code; everything else is Axon's and Spring Boot's choice. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    private static final int EVENTS_PER_FETCH = 1_000;

    @Bean
    LogConnections logConnections(
            @Value("${replay.log.url}") String url,
            @Value("${replay.log.user}") String user,
            @Value("${replay.log.password}") String password) {
        HikariDataSource log = new HikariDataSource();
        log.setJdbcUrl(url);
        log.setUsername(user);
        log.setPassword(password);
        return new LogConnections(log);
    }

    /** Not a data source bean, so that Spring Boot makes its own for the rows. */
    record LogConnections(HikariDataSource pool) implements AutoCloseable {
        @Override
        public void close() {
            pool.close();
        }
    }

    @Bean
    PersonKeys personKeys(
            LogConnections log,
            @Value("${replay.keys.schema}") String schema,
            @Value("${replay.master-key}") String master) {
        return new PersonKeys(log.pool(), KeyStore.tableIn(schema), new MasterKey(master));
    }

    @Bean
    @Qualifier("eventSerializer") EventSerializer eventSerializer(PersonKeys keys) {
        return new EventSerializer(keys);
    }

    @Bean
    EventStorageEngine eventStorageEngine(LogConnections log, EventSerializer events) {
        return new LogReader(log.pool(), events, EVENTS_PER_FETCH);
    }

    /**
     * From the log's beginning. Axon's own choice is the same with a marker around the bookmark, which its Jackson 3
     * serializer writes, but does not read again.
     */
    @Bean
    ConfigurerModule fromTheBeginning() {
        return configurer ->
                configurer.eventProcessing(processing -> processing.registerPooledStreamingEventProcessorConfiguration(
                        (axon, processor) -> processor.initialToken(StreamableMessageSource::createTailToken)));
    }

    /** What belongs to one post is taken in by one thread; a like must not come before its post. */
    @Bean
    SequencingPolicy<EventMessage<?>> postAfterPost() {
        return new PostAfterPost();
    }
}
