package nighttalk.command.eventlog;

import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.AggregateNotFoundException;

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
                .configureCommandTargetResolver(axon -> new TargetOfCommand())
                .configureRepository(axon -> new OfOneType<>(
                        EventSourcingRepository.builder(aggregate)
                                .eventStore(axon.eventStore())
                                .parameterResolverFactory(axon.parameterResolverFactory())
                                .handlerDefinition(axon.handlerDefinition(aggregate))
                                .lockFactory(NullLockFactory.INSTANCE),
                        aggregate.getSimpleName()));
    }

    /** All streams share one space of identifiers: what is asked for as a comment and is a post is not found. */
    private static final class OfOneType<T> extends EventSourcingRepository<T> {

        private final String type;

        OfOneType(EventSourcingRepository.Builder<T> builder, String type) {
            super(builder);
            this.type = type;
        }

        @Override
        protected DomainEventStream readEvents(String stream) {
            DomainEventStream events = super.readEvents(stream);
            if (events.hasNext() && !events.peek().getType().equals(type)) {
                throw new AggregateNotFoundException(stream, "that is a stream of another type");
            }
            return events;
        }
    }
}
