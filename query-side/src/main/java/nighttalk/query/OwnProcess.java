package nighttalk.query;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.PlatformConfiguration;
import nighttalk.platform.console.ConsoleGate;
import nighttalk.platform.media.FolderMediaStore;
import nighttalk.platform.media.MediaStore;
import nighttalk.platform.personal.KeyStore;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.platform.security.AccountGate;
import nighttalk.platform.security.EndedSessions;
import nighttalk.platform.security.TokenDecoders;
import nighttalk.query.account.AccountViewGate;
import nighttalk.query.account.KnownAccounts;
import nighttalk.query.freshness.Freshness;
import nighttalk.query.postviews.HttpViewLog;
import nighttalk.query.postviews.ViewLog;
import nighttalk.query.tail.TailReader;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What the query side needs only where it is a process of its own: its ways to the log and to the command side. */
@Configuration(proxyBeanMethods = false)
@Import(PlatformConfiguration.class)
class OwnProcess {

    @Bean(defaultCandidate = false)
    @Qualifier("logReader") DataSource logReader(Environment settings) {
        return QuerySideConfiguration.access(settings, "nighttalk.log").open("log");
    }

    /** Whoever reads the log need not be able to read the keys of people. */
    @Bean(defaultCandidate = false)
    @Qualifier("keyReader") DataSource keyReader(Environment settings) {
        return QuerySideConfiguration.access(settings, "nighttalk.keys").open("keys");
    }

    @Bean
    HealthIndicator keyStoreHealthIndicator(@Qualifier("keyReader") DataSource keys) {
        return new DataSourceHealthIndicator(keys, "SELECT 1");
    }

    @Bean
    PersonKeys personKeys(@Qualifier("keyReader") DataSource keys, @Value("${nighttalk.keys.master:}") String master) {
        return new PersonKeys(keys, KeyStore.TABLE, new MasterKey(master));
    }

    @Bean
    MediaStore mediaStore(@Value("${nighttalk.media.folder}") Path folder) {
        return new FolderMediaStore(folder);
    }

    @Bean
    @Qualifier("eventSerializer") EventSerializer eventSerializer(PersonKeys keys) {
        return new EventSerializer(keys);
    }

    @Bean
    @ConditionalOnProperty(name = "nighttalk.follow", havingValue = "database", matchIfMissing = true)
    EventStore eventStore(
            @Qualifier("logReader") DataSource log,
            EventSerializer events,
            @Value("${nighttalk.log.fetch-delay:5}") long fetchDelayMillis,
            @Value("${nighttalk.log.quiet-fetch-delay:45}") long quietFetchDelayMillis) {
        Duration rest = Duration.ofMillis(Math.max(0, quietFetchDelayMillis - fetchDelayMillis));
        return EmbeddedEventStore.builder()
                .storageEngine(new TailReader(log, events, rest))
                .fetchDelay(fetchDelayMillis)
                .build();
    }

    @Bean
    JWKSource<SecurityContext> accessTokenKeys(
            @Value("${nighttalk.command-side.url:}") String commandSide,
            @Value("${nighttalk.api.prefix:/api}") String api) {
        return CommandSideKeys.at(commandSide, api + "/auth/keys");
    }

    @Bean
    EndedSessions endedSessions(@Qualifier("logReader") DataSource log) {
        return new EndedSessions(log, Clock.systemUTC());
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, AccountGate gate, EndedSessions ended) {
        return CommandSideKeys.fetched(TokenDecoders.of(keys, gate, ended));
    }

    @Bean
    ConsoleGate consoleGate(JWKSource<SecurityContext> keys, @Qualifier("logReader") DataSource log) {
        return new ConsoleGate(CommandSideKeys.fetched(TokenDecoders.ofConsole(keys)), log);
    }

    @Bean
    AccountGate accountGate(KnownAccounts accounts, Freshness freshness) {
        return new AccountViewGate(accounts, freshness);
    }

    @Bean
    ViewLog viewLog(
            @Value("${nighttalk.command-side.url}") String commandSide,
            @Value("${nighttalk.internal.secret:}") String secret) {
        return new HttpViewLog(commandSide, secret);
    }
}
