package nighttalk.command.post;

import nighttalk.command.eventlog.Streams;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the post known to Axon. */
@Configuration(proxyBeanMethods = false)
class PostConfiguration {

    @Bean
    ConfigurerModule postStreams() {
        return Streams.of(Post.class);
    }
}
