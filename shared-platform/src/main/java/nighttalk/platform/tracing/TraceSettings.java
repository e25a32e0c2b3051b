package nighttalk.platform.tracing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether requests are traced.
 *
 * @param endpoint where spans are sent, by OTLP over HTTP, such as http://collector:4318/v1/traces; empty for no tracing
 * @param share of requests that are traced, from 0 to 1; the same ones in all processes
 */
@ConfigurationProperties("nighttalk.traces")
public record TraceSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("0.1") double share) {}
