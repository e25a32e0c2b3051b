package nighttalk.query.topic;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.kafka.EmbeddedKafka;
import nighttalk.query.AllProjections;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three brokers, a relay that is killed, and a query side of another region that may not read the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopicIT {

    private static final Path LOGS = Path.of("target", "service-logs");
    private static final String RELAY = "--nighttalk.kafka.relay=true";
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int EVENTS = 100;
    private static final int TIMES = Integer.getInteger("nighttalk.test.rounds", 1) * 20;

    private final EmbeddedKafka kafka = EmbeddedKafka.start(3, LOGS);
    private final String servers = "--nighttalk.kafka.servers=" + kafka.servers();
    private final RunningQuerySide home = RunningQuerySide.start();
    private final RandomHistory history = new RandomHistory(home.log(), 20261123);
    private final RunningQuerySide region = home.elsewhere(servers, "--nighttalk.follow=kafka");
    private @Nullable RunningQuerySide second;
    private final Topic topic = new Topic(
            new TopicSettings(List.of(kafka.servers().split(",")), "nighttalk.log", null, false, 6, (short) 3));

    @AfterAll
    void stop() {
        region.closeThisOne();
        if (second != null) {
            second.closeThisOne();
        }
        home.close();
        kafka.close();
    }

    /** A process of its own, which can be killed. */
    private Process relay() throws IOException {
        Files.createDirectories(LOGS);
        return home.process(LOGS.resolve("relay.log"), servers, RELAY, "--nighttalk.projections.owner=relay");
    }

    private void awaitTopic(long position) {
        Awaitility.await()
                .atMost(LONG)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> new Places(topic).last() >= position);
    }

    private void awaitViews(RunningQuerySide querySide, long position) {
        Awaitility.await()
                .atMost(LONG)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> AllProjections.NAMES.stream()
                        .allMatch(projection -> querySide.positions().of(projection) >= position));
    }

    @Test
    @Order(1)
    void whatever_is_killed_each_event_comes_once_and_in_order() throws IOException {
        Process first = relay();
        try {
            awaitTopic(history.append(EVENTS));
            second = home.another(servers, RELAY);
            for (int i = 1; i <= TIMES; i++) {
                awaitTopic(history.append(EVENTS) - 4 * EVENTS);
                switch (i % 20) {
                    case 5 -> kafka.kill(1);
                    case 10 -> {
                        kafka.restart(1);
                        first.destroyForcibly();
                    }
                    case 15 -> {
                        kafka.awaitBrokers(3);
                        kafka.kill(2);
                    }
                    case 0 -> kafka.restart(2);
                    default -> {}
                }
            }
            awaitTopic(home.log().head());
            assertThat(first.isAlive()).isFalse();
        } finally {
            first.destroyForcibly();
        }
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

    @Test
    @Order(2)
    void the_views_made_from_it_are_those_made_from_the_log() {
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
        assertThatThrownBy(() -> JdbcClient.create(region.logAsItIsSeen())
                        .sql("SELECT COUNT(*) FROM event")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("denied");
    }

    /** The analysts there, too, do without the log's database. */
    @Test
    @Order(3)
    void they_are_verified_and_rebuilt_from_it() {
        home.log().consoleUser("mina", "analyst", 1);
        String mina = home.commandSide().consoleToken("mina", 1);
        String all = AllProjections.NAMES.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));

        assertThat(result(mina, "{\"kind\": \"verify\", \"projections\": [" + all + "]}"))
                .isEqualTo("equal");
        assertThat(result(mina, "{\"kind\": \"rebuild\", \"projections\": [" + all + "]}"))
                .isEqualTo("switched");
        assertThat(result(mina, "{\"kind\": \"verify\", \"projections\": [" + all + "]}"))
                .isEqualTo("equal");
    }

    private String result(String analyst, String wish) {
        RunningQuerySide.Answer started = region.postWith(analyst, "/api/analysis/rebuilds", wish);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String path = "/api/analysis/rebuilds/" + started.body().path("id").asString();
        region.textWith(analyst, path + "/events");
        return region.getWith(analyst, path).body().path("result").asString();
    }

    @Test
    @Order(4)
    void whoever_wrote_sees_it_there_as_soon_as_it_has_come() {
        AccountId who = home.log().person();
        awaitViews(region, home.log().append(registered(who, "밤새는새")));
        for (int i = 0; i < 20; i++) {
            PostId post = PostId.next();
            long position = home.log().append(created(post, who, "글"));
            RunningQuerySide.Answer page =
                    region.get(who, "/api/posts?size=1", "NightTalk-Position", Long.toString(position));
            assertThat(page.body().path("last_id").asString()).isEqualTo(post.text());
            assertThat(page.headers()).doesNotContainKey("nighttalk-stale");
        }
    }
}
