package nighttalk.command.comment;

import nighttalk.command.eventlog.Streams;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the comment known to Axon. */
@Configuration(proxyBeanMethods = false)
class CommentConfiguration {

    @Bean
    ConfigurerModule commentStreams() {
        return Streams.of(Comment.class);
    }
}
