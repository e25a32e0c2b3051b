package nighttalk.query.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** The topic that holds a copy of the log, and the ways to it. */
public final class Topic {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int BYTES_AT_ONCE = 1 << 20;
    private static final int BATCH_BYTES = 128 << 10;
    private static final long WAITING_BYTES = 4 << 20;
    private static final int RETRY_MILLIS = 20;

    private final TopicSettings settings;

    /** @param settings where it is */
    public Topic(TopicSettings settings) {
        if (settings.servers().isEmpty()) {
            throw new IllegalArgumentException("nighttalk.kafka.servers must be set");
        }
        this.settings = settings;
    }

    /** Its name. */
    public String name() {
        return settings.topic();
    }

    /**
     * Reads what is committed, from where it is told to, and is in no group.
     *
     * @param most how many records one poll gives at most
     */
    public Consumer<String, byte[]> consumer(int most) {
        Map<String, Object> config = client();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, most == 1 ? BYTES_AT_ONCE >> 6 : BYTES_AT_ONCE);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes in transactions; whoever comes later with the same name shuts an earlier one out. */
    public Producer<String, byte[]> producer() {
        Map<String, Object> config = client();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "relay of " + name());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, PATIENCE_MILLIS);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * PATIENCE_MILLIS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2 * PATIENCE_MILLIS);
        // The end of a transaction sends what waits at once; until then few large batches are cheaper for all.
        config.put(ProducerConfig.LINGER_MS_CONFIG, PATIENCE_MILLIS / 10);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        // No more waits here than slow brokers, or those at the end of a thin line, take before they call it off.
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, WAITING_BYTES);
        // A transaction is told to come again while the brokers still finish the one before.
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_MILLIS);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> client() {
        Map<String, Object> config = new HashMap<>();
        config.putAll(ofFile(settings.clientFile()));
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    private static Map<String, String> ofFile(@Nullable Path file) {
        Map<String, String> config = new HashMap<>();
        if (file != null) {
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("nighttalk.kafka.client-file can't be read", e);
            }
            properties.stringPropertyNames().forEach(name -> config.put(name, properties.getProperty(name)));
        }
        return config;
    }

    /**
     * Its parts.
     *
     * @throws DataAccessResourceFailureException if it is not there
     */
    public List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<PartitionInfo> parts = consumer.partitionsFor(name());
        if (parts == null || parts.isEmpty()) {
            throw new DataAccessResourceFailureException("there is no topic " + name() + ", or not yet");
        }
        return parts.stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
    }

    /** Makes it if it is not there: for ever, since a log has no end of its usefulness, and in order of positions. */
    public void make() throws InterruptedException {
        NewTopic topic = new NewTopic(name(), settings.partitions(), settings.replicas())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        "-1",
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        settings.replicas() > 2 ? "2" : "1",
                        // an event bears the time of the clock of its day, however wrong
                        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                        String.valueOf(Long.MAX_VALUE)));
        Map<String, Object> config = client();
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("the topic can't be made", e.getCause());
            }
        }
    }

    /** How long a question to the brokers may take. */
    public static Duration patience() {
        return Duration.ofMillis(PATIENCE_MILLIS);
    }
}
