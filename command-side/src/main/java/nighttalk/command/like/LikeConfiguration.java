package nighttalk.command.like;

import nighttalk.command.eventlog.Streams;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the like known to Axon. */
@Configuration(proxyBeanMethods = false)
class LikeConfiguration {

    @Bean
    ConfigurerModule likeStreams() {
        return Streams.of(Like.class);
    }
}
