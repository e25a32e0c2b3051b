package nighttalk.command.moderation;

import nighttalk.command.eventlog.Streams;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what is decided known to Axon. */
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {

    @Bean
    ConfigurerModule moderationStreams() {
        return Streams.of(Moderation.class);
    }
}
