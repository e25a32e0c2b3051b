package nighttalk.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.EventLog;
import nighttalk.command.media.Pictures;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.media.MediaStore;
import nighttalk.platform.tracing.Traces;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The command side, wherever it runs: what decides, and the log that it writes. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ComponentScan(
        basePackages = "nighttalk.command",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters =
                @Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {CommandSide.class, OwnProcess.class}))
public class CommandSideConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Pictures pictures(MediaStore store) {
        return new Pictures(store);
    }

    @Bean
    EventLog eventLog(
            @Qualifier("log") DataSource log,
            @Qualifier("logWriter") DataSource writer,
            EventSerializer serializer,
            List<CommittedWithEvents> together,
            MeterRegistry metrics,
            Traces traces) {
        return new EventLog(log, writer, serializer, together, metrics, traces);
    }

    @Bean
    EmbeddedEventStore eventStore(EventLog log) {
        return EmbeddedEventStore.builder()
                .storageEngine(log)
                .threadFactory(
                        Thread.ofPlatform().daemon().name("event-store-", 0).factory())
                .build();
    }

    /**
     * No transaction around commands: an append is one of its own, as short as can be. Every event gets who and why from
     * its command.
     */
    @Bean
    CommandBus commandBus(List<CorrelationDataProvider> whoAndWhy) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .build();
        var _ = bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(whoAndWhy));
        return bus;
    }
}
