package nighttalk.query.rebuild;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static nighttalk.query.rebuild.Rebuilding.ALL;
import static nighttalk.query.rebuild.Rebuilding.allRows;
import static nighttalk.query.rebuild.Rebuilding.assertSameRows;
import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static nighttalk.query.rebuild.Rebuilding.repair;
import static nighttalk.query.rebuild.Rebuilding.run;
import static nighttalk.query.rebuild.Rebuilding.tables;
import static nighttalk.query.rebuild.Rebuilding.verify;
import static nighttalk.query.rebuild.Rebuilding.whileManyAreWritten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostId;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Comparing live rows with what the log says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyIT {

    private final RunningQuerySide querySide = RunningQuerySide.start();
    private final RandomHistory history = new RandomHistory(querySide.log(), 7);
    private final JdbcClient views = querySide.views();

    @AfterAll
    void stop() {
        querySide.close();
    }

    private List<Difference> differences(Status status) {
        return querySide.part(RebuildList.class).differences(Long.parseLong(status.id()));
    }

    private long first(String column, String table) {
        return views.sql("SELECT MIN(" + column + ") FROM " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void exactly_the_damaged_rows_are_found_and_repaired_on_demand() {
        awaitLive(querySide, history.append(800));
        var before = allRows(querySide);
        long counted = first("post_id", "feed");
        long renamed = first("account_id", "account");
        long reworded = first("post_id", "post");
        long lost = first("comment_id", "comment");
        views.sql("UPDATE feed SET likes = likes + 1 WHERE post_id = ?")
                .param(counted)
                .update();
        views.sql("UPDATE account SET nickname = '남의 이름' WHERE account_id = ?")
                .param(renamed)
                .update();
        views.sql("UPDATE post SET image = 'other.png', content = CONCAT(content, ' ') WHERE post_id = ?")
                .param(reworded)
                .update();
        views.sql("DELETE FROM comment WHERE comment_id = ?").param(lost).update();
        views.sql("INSERT INTO liked (post_id, account_id) VALUES (1, 2)").update();
        var damaged = allRows(querySide);

        Status found = run(querySide, verify(ALL.toArray(String[]::new)));

        assertThat(found.result()).as(String.valueOf(found.message())).isEqualTo("different");
        assertThat(found.differences()).isEqualTo(5);
        assertThat(differences(found))
                .extracting(Difference::table, Difference::kind, Difference::key)
                .containsExactlyInAnyOrder(
                        tuple("feed", "changed", Map.of("post_id", counted)),
                        tuple("account", "changed", Map.of("account_id", renamed)),
                        tuple("post", "changed", Map.of("post_id", reworded)),
                        tuple("comment", "missing", Map.of("comment_id", lost)),
                        tuple("liked", "extra", Map.of("post_id", 1, "account_id", 2)));
        assertThat(differences(found))
                .filteredOn(difference -> difference.table().equals("post"))
                .singleElement()
                .satisfies(difference -> assertThat(difference.columns()).containsOnlyKeys("image", "content"));
        assertThat(differences(found).toString()).doesNotContain("남의 이름"); // texts of people are not for analysts
        assertSameRows(allRows(querySide), damaged);
        assertThat(tables(querySide)).noneMatch(table -> table.endsWith(Place.COPY));

        Status repaired = run(querySide, repair(ALL.toArray(String[]::new)));

        assertThat(repaired.result()).isEqualTo("repaired");
        assertSameRows(allRows(querySide), before);
        assertThat(run(querySide, verify(ALL.toArray(String[]::new))).result()).isEqualTo("equal");
    }

    @Test
    void a_table_that_was_emptied_is_found_whole() {
        awaitLive(querySide, history.append(200));
        long rows = views.sql("SELECT COUNT(*) FROM liked").query(Long.class).single();
        assertThat(rows).isPositive();
        views.sql("DELETE FROM liked").update();

        assertThat(run(querySide, verify("like")).differences()).isEqualTo(rows);
        assertThat(run(querySide, repair("like")).result()).isEqualTo("repaired");
        assertThat(views.sql("SELECT COUNT(*) FROM liked").query(Long.class).single())
                .isEqualTo(rows);
    }

    @Test
    void rows_are_compared_as_they_were_at_one_moment_while_many_are_written() {
        whileManyAreWritten(querySide, history, () -> {
            for (int i = 0; i < 3; i++) {
                Status compared = run(querySide, verify(ALL.toArray(String[]::new)));
                assertThat(compared.result())
                        .as(compared.message() + " " + differences(compared))
                        .isEqualTo("equal");
            }
        });
    }

    @Test
    void texts_of_a_person_who_withdrew_are_no_damage() {
        try (RunningQuerySide fresh = RunningQuerySide.start()) {
            AccountId gone = fresh.log().person();
            PostId post = PostId.next();
            awaitLive(fresh, fresh.log().append(registered(gone, "밤손님"), created(post, gone, "마지막 글")));
            fresh.log().forget(gone);
            awaitLive(fresh, fresh.log().append(new AccountWithdrawn(gone)));

            Status meanwhile = run(fresh, verify("account", "post", "feed"));

            assertThat(meanwhile.result()).as(String.valueOf(meanwhile)).isEqualTo("equal");
            assertThat(meanwhile.erased()).isEqualTo(1);
            awaitLive(fresh, fresh.log().append(new PostDeleted(post, gone)));
            assertThat(run(fresh, verify("account", "post", "feed")).erased()).isZero();
        }
    }

    @Test
    void a_projection_that_can_not_be_compared_keeps_no_other_from_its_turn() {
        try (RunningQuerySide checking = RunningQuerySide.start("--nighttalk.rebuild.check-every=100ms")) {
            AccountId who = checking.log().person();
            checking.log().append(registered(who, "첫째"), created(PostId.next(), who, "가".repeat(200))); // too long

            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                List<Status> over = checking.part(Workshop.class).rebuilds().newest().stream()
                        .map(Rebuilds.Entry::status)
                        .filter(status -> status.phase().isOver())
                        .toList();
                assertThat(over).extracting(Status::phase).contains(Phase.FAILED);
                assertThat(ALL)
                        .allSatisfy(projection -> assertThat(over)
                                .filteredOn(status -> status.projections().contains(projection))
                                .hasSizeGreaterThan(2));
            });
        }
    }
}
