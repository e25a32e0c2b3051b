package nighttalk.command.account;

import nighttalk.command.eventlog.Streams;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the account known to Axon. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    ConfigurerModule accountStreams() {
        return Streams.of(Account.class);
    }
}
