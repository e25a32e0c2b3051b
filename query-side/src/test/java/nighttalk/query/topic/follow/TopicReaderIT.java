package nighttalk.query.topic.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import nighttalk.database.TestDatabase;
import nighttalk.kafka.EmbeddedKafka;
import nighttalk.query.TestLog;
import nighttalk.query.log.StoredEvent;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicRecords;
import nighttalk.query.topic.TopicSettings;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** A topic of which each broker has a part that no other one has. */
@Tag("faults")
class TopicReaderIT {

    /** More than a reader fetches ahead. */
    private static final int EVENTS = 400;

    private static final byte[] PAYLOAD =
            ("{\"text\":\"" + "x".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8);

    private final EmbeddedKafka kafka = EmbeddedKafka.start(2, Path.of("target", "service-logs"));
    private final TestLog log = TestLog.in(TestDatabase.newSchemas());
    private final Topic topic = new Topic(
            new TopicSettings(List.of(kafka.servers().split(",")), "nighttalk.log", null, false, 2, (short) 1));
    private final TopicReader reader = new TopicReader(topic);

    @AfterEach
    void close() {
        reader.close();
        log.close();
        kafka.close();
    }

    private void copy(List<CanonicalEvent> events) throws InterruptedException {
        topic.make();
        try (Producer<String, byte[]> producer = topic.producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = events.stream()
                    .map(event -> producer.send(TopicRecords.of(event, topic.name())))
                    .toList();
            producer.commitTransaction();
            sent.forEach(Future::resultNow);
        }
    }

    private List<CanonicalEvent> appended(int events) {
        for (int i = 0; i < events; i++) {
            log.appendRaw("PostArchived", "1", PAYLOAD);
        }
        return new LogRows(log.dataSource()).range(0, events);
    }

    @Test
    void a_part_that_is_away_is_no_gap() throws InterruptedException {
        copy(appended(EVENTS));
        assertThat(reader.between(0, 10, false)).hasSize(10);

        kafka.kill(2);

        assertThatThrownBy(() -> reader.between(10, EVENTS, false))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void a_gap_is_seen() throws InterruptedException {
        copy(appended(20).stream().filter(event -> event.position() != 5).toList());

        assertThat(reader.between(0, 20, false))
                .extracting(StoredEvent::position)
                .containsExactly(1L, 2L, 3L, 4L);
    }
}
