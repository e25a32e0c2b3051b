package nighttalk.command;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nighttalk.command.account.withdraw.WithdrawalAutomations;
import nighttalk.command.eventlog.RareEvents;
import nighttalk.command.moderation.often.ReportAutomations;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.token.SharedTokenStore;
import nighttalk.platform.token.SteadyClock;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How automations run: each follows its events of the log by itself and keeps its place in the log's database, so that it goes on
 * after a crash where it was. One that fails tries again and passes nothing over.
 */
@Configuration(proxyBeanMethods = false)
class Automations {

    private static final Duration CLAIM = Duration.ofSeconds(5);

    @Bean(defaultCandidate = false)
    PlatformTransactionManager logTransactions(@Qualifier("log") DataSource log) {
        return new DataSourceTransactionManager(log);
    }

    @Bean(defaultCandidate = false)
    TokenStore automationTokens(@Qualifier("log") DataSource log, Serializer serializer) {
        return new SharedTokenStore(
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(log)),
                serializer,
                SharedTokenStore.thisProcess(),
                CLAIM);
    }

    @Bean
    RareEvents automationEvents(@Qualifier("log") DataSource log, EventSerializer serializer) {
        return new RareEvents(log, serializer, together(WithdrawalAutomations.EVENTS, ReportAutomations.EVENTS));
    }

    @Bean
    ConfigurerModule automationProcessors(
            RareEvents events,
            @Qualifier("automationTokens") TokenStore tokens,
            @Qualifier("logTransactions") PlatformTransactionManager transactions) {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            for (String name : together(WithdrawalAutomations.NAMES, ReportAutomations.NAMES)) {
                processing
                        .registerTokenStore(name, axon -> tokens)
                        .registerTransactionManager(name, axon -> new SpringTransactionManager(transactions))
                        .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                        .registerPooledStreamingEventProcessor(
                                name, axon -> events.source(), (axon, builder) -> oneByOne(builder));
            }
        };
    }

    private static <T> List<T> together(Collection<? extends T> some, Collection<? extends T> others) {
        return Stream.<T>concat(some.stream(), others.stream()).toList();
    }

    private static PooledStreamingEventProcessor.Builder oneByOne(PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .clock(new SteadyClock())
                .tokenClaimInterval(CLAIM.toMillis() / 5)
                .claimExtensionThreshold(CLAIM.toMillis() / 5)
                // one event may be much work: all that somebody ever wrote
                .enableCoordinatorClaimExtension()
                .batchSize(1);
    }
}
