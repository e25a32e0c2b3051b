package nighttalk.query.projection;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.platform.tracing.Traces;
import nighttalk.query.log.LogHead;
import nighttalk.query.tail.LogTail;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs every {@link Projection} bean on the event store at hand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionSettings.class)
public class ProjectionConfiguration {

    @Bean
    ProjectionPositions projectionPositions(@Qualifier("views") DataSource views) {
        return new ProjectionPositions(views);
    }

    @Bean
    ProjectionDatabase projectionDatabase(@Qualifier("views") DataSource views, ProjectionSettings settings) {
        return new ProjectionDatabase(views, settings.threads());
    }

    @Bean
    DeadLetterQueues deadLetterQueues(ProjectionDatabase database, EventSerializer events) {
        return new DeadLetterQueues(database.connections(), events);
    }

    @Bean
    PassedOver passedOver(ProjectionDatabase database, @Qualifier("views") DataSource views) {
        return new PassedOver(database.connections(), views);
    }

    @Bean
    Sharing sharing(List<Projection> projections, ProjectionDatabase database, ProjectionSettings settings) {
        Set<String> names = projections.stream().map(Projection::name).collect(Collectors.toUnmodifiableSet());
        return new Sharing(database.connections(), names, settings.claimant(), settings.claim());
    }

    @Bean
    ProjectionProcessors projectionProcessors(
            List<Projection> projections,
            ProjectionSettings settings,
            ProjectionDatabase database,
            ProjectionPositions positions,
            DeadLetterQueues deadLetters,
            PersonKeys keys,
            PassedOver passedOver,
            LogTail tail,
            Traces traces,
            Sharing sharing) {
        MissingTables.make(projections, database.connections());
        return new ProjectionProcessors(
                projections,
                settings,
                database.connections(),
                positions,
                deadLetters,
                keys,
                passedOver,
                tail,
                traces,
                sharing);
    }

    @Bean
    DeadLetters deadLetters(ProjectionDatabase database, DeadLetterQueues queues, ProjectionProcessors processors) {
        return new DeadLetters(database.connections(), queues, processors.projections());
    }

    @Bean
    DeadLetterEndpoint deadLetterEndpoint(@Qualifier("views") DataSource views, DeadLetters letters) {
        return new DeadLetterEndpoint(JdbcClient.create(views), letters);
    }

    @Bean
    ProjectionCare projectionCare(
            org.axonframework.config.Configuration axon,
            ProjectionProcessors processors,
            ProjectionSettings settings,
            DeadLetters letters) {
        return new ProjectionCare(axon, processors, settings, letters);
    }

    @Bean
    ProjectionMetrics projectionMetrics(
            ProjectionProcessors processors, ProjectionPositions positions, LogHead head, DeadLetters letters) {
        return new ProjectionMetrics(processors.projections(), positions, head, letters);
    }
}
