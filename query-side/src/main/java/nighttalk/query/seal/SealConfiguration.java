package nighttalk.query.seal;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import nighttalk.platform.database.MissingSetting;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.place.Place;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** Sealing the log, where a place is named. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealSettings.class)
@Conditional(SealIsOn.class)
class SealConfiguration {

    @Bean
    SealState sealState() {
        return new SealState();
    }

    @Bean
    SealMetrics sealMetrics(SealState state) {
        return new SealMetrics(state);
    }

    @Bean
    Place sealPlace(SealSettings settings) {
        try {
            return Place.of(settings.place(), settings.placeToken());
        } catch (IllegalArgumentException e) {
            throw new MissingSetting("nighttalk.seal.place: " + e.getMessage());
        }
    }

    @Bean
    SealMemory sealMemory(@Qualifier("views") DataSource views) {
        return new SealMemory(views);
    }

    @Bean
    LogRows logRows(@Qualifier("logReader") DataSource log) {
        return new LogRows(log);
    }

    /** One connection, which is kept. */
    @Bean(defaultCandidate = false)
    @Qualifier("sealClaim") HikariDataSource sealClaim(@Qualifier("views") DataSource views, SealSettings settings) {
        return Claim.connections(views, settings.every());
    }

    @Bean
    SealLoop sealLoop(
            @Qualifier("sealClaim") HikariDataSource claim,
            LogRows rows,
            Place place,
            SealMemory memory,
            SealMetrics metrics,
            SealState state,
            SealSettings settings) {
        return new SealLoop(
                new Claim(claim),
                () -> new Sealer(rows, place, Keys.read(settings), memory, metrics, settings),
                memory,
                state,
                settings.every());
    }

    @Bean
    AuditDesk auditDesk(LogRows rows, Place place, SealMemory memory, SealState state, SealSettings settings) {
        return new AuditDesk(rows, place, memory, state, settings);
    }

    /** One for each question: it remembers what it has read. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    SealedEvents sealedEvents(LogRows rows, AuditDesk desk) {
        return new SealedEvents(rows, desk::sealed);
    }

    /** Not part of readiness: that the log can't be sealed must not keep anybody from reading. */
    @Bean
    HealthIndicator sealHealthIndicator(SealState state) {
        return () -> {
            String refused = state.refused();
            String failure = state.failure();
            if (refused != null || failure != null) {
                return Health.down()
                        .withDetail("reason", refused == null ? String.valueOf(failure) : refused)
                        .build();
            }
            return Health.up().build();
        };
    }
}
