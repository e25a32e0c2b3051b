package nighttalk.command.eventlog;

import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventSourcingRepository;

/** How aggregates are kept: as streams of events, without locks and without snapshots. */
public final class Streams {

    private Streams() {}

    /**
     * Makes an aggregate known to Axon. No locks: the log's unique key on stream and sequence decides who was first,
     * over all processes, and {@link nighttalk.command.dispatch.Commands} tries again.
     */
    public static ConfigurerModule of(Class<?> aggregate) {
        return configurer -> configurer.configureAggregate(configuration(aggregate));
    }

    private static <T> AggregateConfigurer<T> configuration(Class<T> aggregate) {
        return AggregateConfigurer.defaultConfiguration(aggregate)
                .configureRepository(axon -> EventSourcingRepository.builder(aggregate)
                        .eventStore(axon.eventStore())
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(aggregate))
                        .lockFactory(NullLockFactory.INSTANCE)
                        .build());
    }
}
