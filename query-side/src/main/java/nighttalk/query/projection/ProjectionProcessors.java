package nighttalk.query.projection;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.platform.token.SteadyClock;
import nighttalk.platform.tracing.Traces;
import nighttalk.query.tail.LogTail;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One Axon processor per projection, with every part of it named here: nothing depends on what Axon finds by itself. */
final class ProjectionProcessors implements ConfigurerModule, DisposableBean {

    private static final int COORDINATOR_THREADS = 2;

    private final List<LiveProjection> projections;
    private final RowWriter rows;
    private final ProjectionSettings settings;
    private final WatchedTokenStore tokens;
    private final TransactionManager transactions;
    private final DeadLetterQueues deadLetters;
    private final LogTail tail;
    private final Sharing sharing;
    private final ScheduledExecutorService coordinators;
    private final ScheduledExecutorService workers;

    ProjectionProcessors(
            List<Projection> projections,
            ProjectionSettings settings,
            DataSource views,
            ProjectionPositions positions,
            DeadLetterQueues deadLetters,
            PersonKeys keys,
            PassedOver passedOver,
            LogTail tail,
            Traces traces,
            Sharing sharing) {
        this.rows = new RowWriter(new JdbcTemplate(views));
        this.projections = projections.stream()
                .map(projection -> new LiveProjection(projection, rows, keys, passedOver, traces))
                .toList();
        this.settings = settings;
        this.transactions = new SpringTransactionManager(new JdbcTransactionManager(views));
        this.deadLetters = deadLetters;
        this.tail = tail;
        this.sharing = sharing;
        this.coordinators = new ImpatientScheduler(COORDINATOR_THREADS, settings.poll());
        this.workers = new ScheduledThreadPoolExecutor(settings.threads(), new AxonThreadFactory("projection"));
        this.tokens = new WatchedTokenStore(views, positions, settings.claimant(), settings.claim(), workers);
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing(processing -> projections.forEach(projection -> register(processing, projection)));
        configurer.onInitialize(axon -> axon.onStart(0, () -> assertTokensAreOurs(axon)));
    }

    private void register(EventProcessingConfigurer processing, LiveProjection projection) {
        String name = projection.name();
        processing
                .registerEventHandler(axon -> projection)
                .assignHandlerInstancesMatching(name, handler -> handler == projection)
                .assignProcessingGroup(name, name)
                .registerTokenStore(name, axon -> tokens)
                .registerTransactionManager(name, axon -> transactions)
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerSequencingPolicy(name, axon -> new EventSequence())
                .registerDeadLetterQueue(name, axon -> deadLetters.of(name))
                .registerDeadLetterPolicy(name, axon -> new DeadLetterRule(name))
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        name, (axon, invoker) -> invoker.enableSequenceIdentifierCache())
                .registerEventProcessor(name, this::processor);
    }

    private PooledStreamingEventProcessor processor(String name, Configuration axon, EventHandlerInvoker projection) {
        AtomicBoolean built = new AtomicBoolean();
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(new BatchedProjection(projection, rows))
                .messageSource(tail.announced(axon.eventStore()))
                .tokenStore(tokens)
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(PropagatingErrorHandler.instance())
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(settings.segments())
                // Axon's builder asks, too, and wants more than none.
                .maxSegmentProvider(asked -> built.get() ? sharing.getMaxSegments(asked) : Short.MAX_VALUE)
                .clock(new SteadyClock())
                .batchSize(settings.batch())
                .tokenClaimInterval(settings.claim().toMillis() / 5)
                .claimExtensionThreshold(settings.claim().toMillis() / 5)
                .coordinatorExecutor(coordinators)
                .workerExecutor(workers)
                .build();
        built.set(true);
        return processor;
    }

    /** Bookmarks in memory would fold the whole log again, on top of the rows, at every start. */
    private void assertTokensAreOurs(Configuration axon) {
        for (LiveProjection projection : projections) {
            if (!(axon.eventProcessingConfiguration().tokenStore(projection.name()) instanceof JdbcTokenStore)) {
                throw new IllegalStateException(
                        "the bookmark of projection " + projection.name() + " is not in the database");
            }
        }
    }

    List<LiveProjection> projections() {
        return projections;
    }

    @Override
    public void destroy() {
        coordinators.shutdownNow();
        workers.shutdownNow();
    }
}
