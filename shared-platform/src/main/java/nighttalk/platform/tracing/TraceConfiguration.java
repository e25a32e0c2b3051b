package nighttalk.platform.tracing;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tracing, in every process, if somebody wants the spans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
class TraceConfiguration {

    @Bean
    Traces traces(TraceSettings settings, @Value("${spring.application.name:nighttalk}") String process) {
        return new Traces(settings, process);
    }

    @Bean
    TraceFilter traceFilter(Traces traces) {
        return new TraceFilter(traces);
    }
}
