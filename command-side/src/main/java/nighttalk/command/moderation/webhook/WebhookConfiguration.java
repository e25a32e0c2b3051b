package nighttalk.command.moderation.webhook;

import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import nighttalk.command.eventlog.RareEvents;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.token.SteadyClock;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How texts get to the external service: one after the other in the order of the log, by one process at a time, whose
 * place is kept in the log's database. It begins with what is written after the service was attached. While the service
 * does not take a text, that one is sent again, after 1 s, 2 s, and so on to 60 s, and all others wait.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(WebhookAttached.class)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    /** Less than after which the token store lets another process have them. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    @Bean
    WebhookSignature webhookSignature(WebhookSettings settings) {
        return new WebhookSignature(settings.secret());
    }

    @Bean(defaultCandidate = false)
    RareEvents writtenTexts(@Qualifier("log") DataSource log, EventSerializer serializer) {
        return new RareEvents(
                log, serializer, Set.of(PostCreated.class, PostEdited.class, CommentAdded.class, CommentEdited.class));
    }

    @Bean
    ConfigurerModule webhookProcessor(
            @Qualifier("writtenTexts") RareEvents texts,
            @Qualifier("automationTokens") TokenStore tokens,
            @Qualifier("logTransactions") PlatformTransactionManager transactions) {
        String name = WhenWrittenAskTheModerationService.NAME;
        return configurer -> configurer
                .eventProcessing()
                .registerTokenStore(name, axon -> tokens)
                .registerTransactionManager(name, axon -> new SpringTransactionManager(transactions))
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessor(
                        name, axon -> texts.source(), (axon, builder) -> inOrder(builder));
    }

    private static PooledStreamingEventProcessor.Builder inOrder(PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(1)
                .clock(new SteadyClock())
                .initialToken(StreamableMessageSource::createHeadToken)
                .claimExtensionThreshold(SIGN_OF_LIFE.toMillis())
                .enableCoordinatorClaimExtension()
                .batchSize(1);
    }
}
