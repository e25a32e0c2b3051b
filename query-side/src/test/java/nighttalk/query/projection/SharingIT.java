package nighttalk.query.projection;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static nighttalk.query.rebuild.Rebuilding.whileManyAreWritten;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nighttalk.database.Schemas;
import nighttalk.database.TestDatabase;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.platform.database.SchemaMigration;
import nighttalk.platform.token.SharedTokenStore;
import nighttalk.platform.web.LogPosition;
import nighttalk.query.AllProjections;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that read share the projections' segments, while events come. */
class SharingIT {

    private static final String[] TWO_SEGMENTS = {
        "--nighttalk.projections.segments=2", "--nighttalk.projections.claim=2s"
    };
    private static final int SEGMENTS = 2 * AllProjections.NAMES.size();
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void whoever_comes_takes_its_part_and_whoever_goes_leaves_it_to_the_others() {
        try (RunningQuerySide first = RunningQuerySide.start(TWO_SEGMENTS)) {
            awaitShares(first, Map.of("first", SEGMENTS));
            whileManyAreWritten(first, new RandomHistory(first.log(), 5), () -> {
                RunningQuerySide second = first.another(TWO_SEGMENTS);
                try {
                    awaitShares(first, Map.of("first", SEGMENTS / 2, "another", SEGMENTS / 2));
                    readsWhatWasJustWritten(first, first);
                    readsWhatWasJustWritten(first, second);
                } finally {
                    second.closeThisOne();
                }
                awaitShares(first, Map.of("first", SEGMENTS));
            });
            long head = first.log().head();
            Awaitility.await().atMost(LONG).until(() -> first.positions().ofAll(AllProjections.NAMES) >= head);
        }
    }

    /** After going back to a version without it, or after its removal, its bookmark is still there. */
    @Test
    void what_no_process_has_takes_up_no_room() {
        Schemas.Account account = TestDatabase.newSchemas().views();
        try (HikariDataSource views =
                new DatabaseAccess(account.url(), account.user(), account.password(), 2, LONG).open("test")) {
            SchemaMigration.run(views, "db/views");
            JdbcClient sql = JdbcClient.create(views);
            sql.sql("INSERT INTO reading_process (owner, joined_at, seen_at)"
                            + " SELECT owner, UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE, UTC_TIMESTAMP(3)"
                            + " FROM (SELECT 'second' AS owner UNION SELECT 'third') others")
                    .update();
            Map<String, String> owners = new TreeMap<>(Map.of(
                    "a", "first", "b", "first", "c", "second", "d", "second", "e", "third", "f", "third", "g", "", "h",
                    ""));
            Set<String> known = Set.copyOf(owners.keySet());
            owners.put("a removed one", "");
            owners.forEach(
                    (projection, owner) -> sql.sql("INSERT INTO token_entry (processor_name, segment, owner, timestamp)"
                                    + " VALUES (?, 0, NULLIF(?, ''), " + SharedTokenStore.NOW + ")")
                            .params(projection, owner)
                            .update());
            Sharing sharing = new Sharing(views, known, "first", LONG);

            assertThat(known.stream().mapToInt(sharing::getMaxSegments).sum()).isEqualTo(3);
        }
    }

    private static void awaitShares(RunningQuerySide querySide, Map<String, Integer> expected) {
        Awaitility.await().atMost(LONG).untilAsserted(() -> {
            Map<String, Integer> shares = new TreeMap<>();
            querySide
                    .views()
                    .sql("SELECT COALESCE(owner, 'nobody') FROM token_entry WHERE processor_name NOT LIKE '\\_\\_%'")
                    .query(String.class)
                    .list()
                    .forEach(owner -> shares.merge(owner.contains("@") ? "first" : owner, 1, Integer::sum));
            assertThat(shares).isEqualTo(expected);
        });
    }

    private static void readsWhatWasJustWritten(RunningQuerySide with, RunningQuerySide asked) {
        AccountId who = with.log().person();
        PostId post = PostId.next();
        long position = with.log().append(registered(who, "나눔"), created(post, who, "글"));
        RunningQuerySide.Answer answer =
                asked.get(who, "/api/posts/" + post.text(), LogPosition.HEADER, Long.toString(position));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey("nighttalk-stale");
    }
}
