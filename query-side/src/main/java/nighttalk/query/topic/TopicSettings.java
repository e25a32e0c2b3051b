package nighttalk.query.topic;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the topic is.
 *
 * @param servers some of the brokers, as host:port; empty where Kafka is not used
 * @param topic its name
 * @param clientFile more settings of Kafka's clients, such as how to log in, as a properties file; none if not set
 * @param relay whether this process copies the log there; of several that may, one does
 * @param partitions into how many parts it is cut when it is made
 * @param replicas on how many brokers each of them is kept
 */
@ConfigurationProperties("nighttalk.kafka")
public record TopicSettings(
        @DefaultValue List<String> servers,
        @DefaultValue("nighttalk.log") String topic,
        @Nullable Path clientFile,
        @DefaultValue("false") boolean relay,
        @DefaultValue("6") int partitions,
        @DefaultValue("3") short replicas) {}
