package nighttalk.command.report;

import nighttalk.command.eventlog.Streams;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the report known to Axon. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    ConfigurerModule reportStreams() {
        return Streams.of(Report.class);
    }
}
