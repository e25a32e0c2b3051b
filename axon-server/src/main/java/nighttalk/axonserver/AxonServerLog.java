package nighttalk.axonserver;

import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.Upcasters;
import nighttalk.event.personal.PersonCiphers;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Axon Server in the place of the log's database, with the same JSON, kinds and revisions. */
@Configuration(proxyBeanMethods = false)
@Profile("axonserver")
public class AxonServerLog {

    @Bean
    AxonServerConfiguration axonServerConfiguration(
            @Value("${nighttalk.axon-server.servers}") String servers,
            @Value("${nighttalk.axon-server.token:}") String token) {
        AxonServerConfiguration configuration = AxonServerConfiguration.builder()
                .servers(servers)
                .componentName("nighttalk")
                .build();
        if (!token.isBlank()) {
            configuration.setToken(token);
        }
        return configuration;
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    AxonServerConnectionManager axonServerConnectionManager(AxonServerConfiguration configuration) {
        return AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .routingServers(configuration.getServers())
                .build();
    }

    @Bean
    EventSerializer eventSerializer(PersonCiphers ciphers) {
        return new EventSerializer(ciphers);
    }

    @Bean
    EventStore eventStore(
            AxonServerConfiguration configuration, AxonServerConnectionManager connections, EventSerializer events) {
        return AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connections)
                .eventSerializer(events)
                .snapshotSerializer(events)
                .snapshotFilter(SnapshotFilter.rejectAll())
                .upcasterChain(Upcasters.chain())
                .build();
    }
}
