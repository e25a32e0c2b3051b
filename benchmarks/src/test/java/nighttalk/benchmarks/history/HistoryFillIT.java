package nighttalk.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import nighttalk.database.Schemas;
import nighttalk.database.TestDatabase;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.platform.database.SchemaMigration;
import nighttalk.platform.eventlog.LogReader;
import nighttalk.platform.personal.KeyStore;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.personal.PersonKeys;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class HistoryFillIT {

    private static final int EVENTS = 5_000;
    private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void the_service_reads_what_was_made_up_but_for_the_texts_of_those_who_left() throws Exception {
        Schemas schemas = TestDatabase.newSchemas();
        Schemas.Account log = schemas.log();
        String keys = KeyStore.tableIn(schemas.keys().schema());
        try (var database =
                new DatabaseAccess(log.url(), log.user(), log.password(), 4, Duration.ofSeconds(5)).open("log")) {
            SchemaMigration.runIn(schemas.keys().schema(), database, KeyStore.SCRIPTS);
            SchemaMigration.run(database, "db/log", Map.of("keys", keys));
            Totals totals = new HistoryFill(
                            () -> DriverManager.getConnection(log.url(), log.user(), log.password()),
                            keys,
                            MASTER,
                            made -> {})
                    .fill(EVENTS, 9);
            LogReader reader = new LogReader(
                    database, new EventSerializer(new PersonKeys(database, keys, new MasterKey(MASTER))), 500);
            assertThat(reader.head()).isEqualTo(EVENTS);

            History again = new History(EVENTS, 9, 0);
            List<Entry> expected =
                    IntStream.range(0, EVENTS).mapToObj(i -> again.next()).toList();
            Set<AccountId> gone = new HashSet<>();
            expected.forEach(entry -> {
                if (entry.event() instanceof AccountWithdrawn withdrawn) {
                    gone.add(withdrawn.account());
                }
            });
            List<TrackedEventMessage<?>> found = reader.readEvents(null, false)
                    .<TrackedEventMessage<?>>map(message -> (TrackedEventMessage<?>) message)
                    .toList();
            assertThat(found).hasSize(EVENTS);
            assertThat(gone).isNotEmpty();
            int erased = 0;
            for (int i = 0; i < EVENTS; i++) {
                Entry entry = expected.get(i);
                TrackedEventMessage<?> message = found.get(i);
                assertThat(message.getIdentifier()).isEqualTo(entry.id());
                assertThat(message.getMetaData())
                        .containsEntry("actor", entry.why().actor());
                if (entry.event() instanceof DomainEvent.AboutPerson about && gone.contains(about.person())) {
                    erased++;
                    if (message.getPayload() instanceof PostCreated created) {
                        assertThat(created.content().isErased()).isTrue();
                    }
                } else {
                    assertThat(message.getPayload()).isEqualTo(entry.event());
                }
            }
            assertThat(erased).isPositive();
            assertThat(totals).isEqualTo(Totals.of(again.world()));
            assertThat(sum(JdbcClient.create(database), "likes")).isEqualTo(totals.likes());
            assertThat(sum(JdbcClient.create(database), "views")).isEqualTo(totals.views());
        }
    }

    private static long sum(JdbcClient log, String column) {
        return Objects.requireNonNull(log.sql("SELECT SUM(" + column + ") FROM post_tally")
                .query(Long.class)
                .single());
    }
}
