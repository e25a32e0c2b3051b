package nighttalk.command;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import nighttalk.command.security.SigningKeys;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.PlatformConfiguration;
import nighttalk.platform.console.ConsoleGate;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.platform.database.SchemaMigration;
import nighttalk.platform.media.FolderMediaStore;
import nighttalk.platform.media.MediaStore;
import nighttalk.platform.personal.KeyStore;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.platform.security.AccountGate;
import nighttalk.platform.security.EndedSessions;
import nighttalk.platform.security.TokenDecoders;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What the command side needs when it is a process, or half of one: databases, keys, media. */
@Configuration(proxyBeanMethods = false)
@Import({CommandSideConfiguration.class, PlatformConfiguration.class})
public class OwnProcess {

    @Bean(defaultCandidate = false)
    DataSource log(Environment environment, @Value("${nighttalk.keys.schema}") String keys) {
        DataSource log = access(environment).open("log");
        SchemaMigration.runIn(keys, log, KeyStore.SCRIPTS);
        SchemaMigration.run(log, "db/log", Map.of("keys", KeyStore.tableIn(keys)));
        return log;
    }

    /** Only the thread that appends uses it. */
    @Bean(defaultCandidate = false)
    DataSource logWriter(Environment environment, @Value("${nighttalk.log.stall:3s}") Duration stall) {
        return access(environment).openWriter("log-writer", stall);
    }

    private static DatabaseAccess access(Environment environment) {
        return Binder.get(environment).bindOrCreate("nighttalk.log", DatabaseAccess.class);
    }

    @Bean
    HealthIndicator logWriterHealthIndicator(@Qualifier("log") DataSource log) {
        return new DataSourceHealthIndicator(log);
    }

    @Bean
    MasterKey masterKey(@Value("${nighttalk.keys.master:}") String base64) {
        return new MasterKey(base64);
    }

    @Bean
    PersonKeys personKeys(
            @Qualifier("log") DataSource log, @Value("${nighttalk.keys.schema}") String schema, MasterKey master) {
        return new PersonKeys(log, KeyStore.tableIn(schema), master);
    }

    @Bean
    @Qualifier("eventSerializer") EventSerializer eventSerializer(PersonKeys keys) {
        return new EventSerializer(keys);
    }

    @Bean
    MediaStore mediaStore(@Value("${nighttalk.media.folder}") Path folder) {
        return new FolderMediaStore(folder);
    }

    @Bean
    SigningKeys signingKeys(@Value("${nighttalk.keys.folder}") Path folder) {
        return SigningKeys.in(folder);
    }

    @Bean
    EndedSessions endedSessions(@Qualifier("log") DataSource log, Clock clock) {
        return new EndedSessions(log, clock);
    }

    @Bean
    JwtDecoder jwtDecoder(SigningKeys keys, AccountGate gate, EndedSessions ended) {
        return TokenDecoders.of(new ImmutableJWKSet<>(keys.published()), gate, ended);
    }

    @Bean
    ConsoleGate consoleGate(SigningKeys keys, @Qualifier("log") DataSource log) {
        return new ConsoleGate(TokenDecoders.ofConsole(new ImmutableJWKSet<>(keys.published())), log);
    }
}
