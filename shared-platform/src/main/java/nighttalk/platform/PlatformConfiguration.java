package nighttalk.platform;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What every process of ours has: one form of errors, one set of rules who may call what. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = {
            "nighttalk.platform.load",
            "nighttalk.platform.security",
            "nighttalk.platform.tracing",
            "nighttalk.platform.web"
        })
@ConfigurationPropertiesScan("nighttalk.platform.load")
@Import(NothingPhonesHome.class)
public class PlatformConfiguration {

    /**
     * For what Axon stores besides events: bookmarks such as {@link GlobalSequenceTrackingToken}, by class name, without
     * default typing, so that nothing but what we ask for is ever made from stored bytes.
     */
    @Bean
    @Primary
    Serializer axonSerializer() {
        return Jackson3Serializer.builder().build();
    }
}
