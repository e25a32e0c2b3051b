package nighttalk.query.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nighttalk.kafka.EmbeddedKafka;
import nighttalk.query.AllProjections;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log, brokers, a query side at home, and one of another region that may not read the log. */
final class LogAndTopic implements AutoCloseable {

    /** The lock of those who take brokers away from followers, which say so in the output of all tests. */
    static final String OUTAGES = "brokers that are away";

    private static final Path LOGS = Path.of("target", "service-logs");
    private static final String RELAY = "--nighttalk.kafka.relay=true";
    private static final Duration LONG = Duration.ofMinutes(2);

    private final EmbeddedKafka kafka;
    private final Topic topic;
    private final String[] settings;
    private final RunningQuerySide home = RunningQuerySide.start();
    private final RandomHistory history = new RandomHistory(home.log(), 20261123);
    private final RunningQuerySide region;
    private final List<RunningQuerySide> relays = new ArrayList<>();

    LogAndTopic(int brokers) {
        kafka = EmbeddedKafka.start(brokers, LOGS);
        topic = new Topic(new TopicSettings(
                List.of(kafka.servers().split(",")), "nighttalk.log", null, false, 6, (short) brokers));
        settings = new String[] {
            "--nighttalk.kafka.servers=" + kafka.servers(), "--nighttalk.kafka.replicas=" + brokers, RELAY
        };
        region = home.elsewhere("--nighttalk.kafka.servers=" + kafka.servers(), "--nighttalk.follow=kafka");
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    RunningQuerySide home() {
        return home;
    }

    RunningQuerySide region() {
        return region;
    }

    /** Appends so many events of all kinds, and returns the position of the last one. */
    long append(int events) {
        return history.append(events);
    }

    /** A relay in this process. */
    void relay() {
        relays.add(home.another(settings));
    }

    /** A relay in a process of its own, which can be killed. */
    Process relayAsProcess() throws IOException {
        Files.createDirectories(LOGS);
        List<String> more = new ArrayList<>(List.of(settings));
        more.add("--nighttalk.projections.owner=relay");
        return home.process(LOGS.resolve("relay.log"), more.toArray(String[]::new));
    }

    /** Whether some process holds the right to relay. */
    boolean isRelayLocked() {
        return JdbcClient.create(home.log().dataSource())
                .sql("SELECT IS_USED_LOCK(SHA2(CONCAT(DATABASE(), ' to ', ?), 224)) IS NOT NULL")
                .param(topic.name())
                .query(Boolean.class)
                .single();
    }

    /** Deletes all records that are in the topic, as somebody may who has a right to it. */
    void cutTopic() {
        try (Admin admin = admin();
                Consumer<String, byte[]> consumer = topic.consumer(1)) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            consumer.endOffsets(topic.partitions(consumer))
                    .forEach((part, end) -> all.put(part, RecordsToDelete.beforeOffset(end)));
            admin.deleteRecords(all)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Takes the topic away. */
    void removeTopic() {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic.name()))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.servers()));
    }

    void awaitTopic(long position) {
        Awaitility.await()
                .atMost(LONG)
                .ignoreExceptionsMatching(e -> e instanceof DataAccessException || e instanceof KafkaException)
                .until(() -> new Places(topic).last() >= position);
    }

    void awaitViews(RunningQuerySide querySide, long position) {
        Awaitility.await()
                .atMost(LONG)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> AllProjections.NAMES.stream()
                        .allMatch(projection -> querySide.positions().of(projection) >= position));
    }

    /** Whether the topic has each row of the log, byte for byte, exactly once, each stream in its order. */
    void assertCopied() {
        awaitTopic(home.log().head());
        assertThat(copy()).containsExactlyElementsOf(original());
    }

    /** Each event in its canonical form, by position, as somebody reads it who knows nothing of us. */
    private List<String> copy() {
        Map<Long, String> events = new TreeMap<>();
        Map<String, Long> sequences = new HashMap<>();
        try (Consumer<String, byte[]> consumer = topic.consumer(500)) {
            List<TopicPartition> parts = topic.partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            while (parts.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String event = CanonicalEvent.parse(record.value()).toString();
                    assertThat(events.put(TopicRecords.position(record), event))
                            .as("twice")
                            .isNull();
                    long sequence = TopicRecords.event(record).sequence();
                    assertThat(sequences.merge(record.key(), 0L, (before, _) -> before + 1))
                            .isEqualTo(sequence);
                }
            }
        }
        return new ArrayList<>(events.values());
    }

    private List<String> original() {
        return new LogRows(home.log().dataSource())
                .range(0, home.log().head()).stream()
                        .map(CanonicalEvent::toString)
                        .toList();
    }

    /** Whether every view there has the rows that the one at home has. */
    void assertSameViews() {
        long head = home.log().head();
        awaitViews(home, head);
        awaitViews(region, head);
        for (String table : AllProjections.TABLES) {
            String rows = "SELECT * FROM " + table;
            assertThat(region.views().sql(rows).query().listOfRows())
                    .as(table)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyInAnyOrderElementsOf(
                            home.views().sql(rows).query().listOfRows());
        }
    }

    @Override
    public void close() {
        region.closeThisOne();
        relays.forEach(RunningQuerySide::closeThisOne);
        home.close();
        kafka.close();
    }
}
