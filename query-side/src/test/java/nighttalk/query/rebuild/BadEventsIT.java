package nighttalk.query.rebuild;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static nighttalk.query.rebuild.Rebuilding.allRows;
import static nighttalk.query.rebuild.Rebuilding.assertSameRows;
import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static nighttalk.query.rebuild.Rebuilding.awaitSwitching;
import static nighttalk.query.rebuild.Rebuilding.end;
import static nighttalk.query.rebuild.Rebuilding.rebuild;
import static nighttalk.query.rebuild.Rebuilding.rows;
import static nighttalk.query.rebuild.Rebuilding.run;
import static nighttalk.query.rebuild.Rebuilding.skippingBad;
import static nighttalk.query.rebuild.Rebuilding.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import nighttalk.event.AccountId;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostId;
import nighttalk.query.Evening;
import nighttalk.query.HeldLock;
import nighttalk.query.RunningQuerySide;
import org.junit.jupiter.api.Test;

/** Events that can't be folded: unreadable ones, and ones whose rows the database does not take. */
class BadEventsIT {

    private static final String TOO_LONG = "가".repeat(200); // a title has 128 characters at most

    @Test
    void an_unreadable_event_ends_a_rebuild_at_once_and_is_named() {
        try (RunningQuerySide querySide = RunningQuerySide.start()) {
            AccountId who = querySide.log().person();
            querySide.log().append(registered(who, "첫째"), created(PostId.next(), who, "글"));
            long bad = querySide.log().appendRaw("PostLiked", "1", "no JSON".getBytes(StandardCharsets.UTF_8));
            awaitLive(querySide, bad);
            var before = allRows(querySide);

            Status failed = run(querySide, rebuild("feed", "like"));

            assertThat(failed.phase()).isEqualTo(Phase.FAILED);
            assertThat(failed.message()).contains("position " + bad);
            assertThat(failed.bad())
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.position()).isEqualTo(bad));
            assertSameRows(allRows(querySide), before);
        }
    }

    @Test
    void bad_events_are_parked_on_demand_with_all_that_waits_behind_them() {
        try (RunningQuerySide querySide = RunningQuerySide.start()) {
            AccountId who = querySide.log().person();
            PostId good = PostId.next();
            PostId bad = PostId.next();
            querySide
                    .log()
                    .append(
                            registered(who, "첫째"),
                            created(good, who, "글"),
                            new PostCreated(bad, who, Personal.of(TOO_LONG), Personal.of("내용"), null, Evening.NIGHT));
            awaitLive(querySide, querySide.log().head());
            assertThat(run(querySide, rebuild("post")).message()).contains("position 3", "title");
            querySide.log().appendRaw("PostLiked", "1", "no JSON".getBytes(StandardCharsets.UTF_8));
            long head = querySide
                    .log()
                    .append(
                            new PostLiked(good, who),
                            new PostEdited(bad, who, Personal.of("짧게"), Personal.of("내용"), null));
            awaitLive(querySide, head);
            var before = allRows(querySide);
            var letters = querySide
                    .views()
                    .sql("SELECT processing_group, sequence_identifier, sequence_index, CONVERT(token USING utf8mb4)"
                            + " FROM dead_letter_entry ORDER BY 1, 2, 3")
                    .query()
                    .listOfRows();
            assertThat(letters).hasSizeGreaterThan(5);

            Status done = run(querySide, skippingBad("account", "post", "feed", "comment", "like"));

            assertThat(done.result()).as(done.toString()).isEqualTo("switched");
            assertThat(done.errors()).isPositive();
            assertSameRows(allRows(querySide), before);
            assertThat(querySide
                            .views()
                            .sql("SELECT processing_group, sequence_identifier, sequence_index,"
                                    + " CONVERT(token USING utf8mb4) FROM dead_letter_entry ORDER BY 1, 2, 3")
                            .query()
                            .listOfRows())
                    .hasSameSizeAs(letters);
            awaitLive(
                    querySide,
                    querySide.log().append(new PostEdited(bad, who, Personal.of("더"), Personal.of("내용"), null)));
            assertThat(rows(querySide, "post")).hasSize(1); // still waiting behind the bad one
        }
    }

    @Test
    void parked_events_that_can_be_folded_by_now_are_in_the_rebuilt_rows_once_and_parked_no_more() {
        try (RunningQuerySide querySide = RunningQuerySide.start()) {
            AccountId who = querySide.log().person();
            PostId post = PostId.next();
            querySide
                    .views()
                    .sql("ALTER TABLE post MODIFY title VARCHAR(3) NOT NULL")
                    .update();
            long head = querySide
                    .log()
                    .append(
                            registered(who, "첫째"),
                            created(post, who, "네 글자!"),
                            new PostEdited(post, who, Personal.of("짧게"), Personal.of("내용"), null));
            awaitLive(querySide, head);
            assertThat(rows(querySide, "dead_letter_entry")).hasSize(2);
            querySide
                    .views()
                    .sql("ALTER TABLE post MODIFY title VARCHAR(128) NOT NULL")
                    .update();
            assertThat(run(querySide, verify("post")).differences()).isEqualTo(1);

            Status done = run(querySide, rebuild("post"));

            assertThat(done.result()).as(done.toString()).isEqualTo("switched");
            assertThat(rows(querySide, "post")).hasSize(1);
            assertThat(rows(querySide, "dead_letter_entry")).isEmpty();

            // The rows of before come back with what was parked then, and only then.
            assertThat(end(querySide, querySide.part(RebuildDesk.class).undo("post", "mina"))
                            .result())
                    .isEqualTo("switched");
            assertThat(rows(querySide, "post")).isEmpty();
            assertThat(rows(querySide, "dead_letter_entry")).hasSize(2);
        }
    }

    @Test
    void what_is_parked_while_an_exchange_waits_stays_parked() {
        try (RunningQuerySide querySide = RunningQuerySide.start()) {
            AccountId who = querySide.log().person();
            PostId bad = PostId.next();
            awaitLive(querySide, querySide.log().append(registered(who, "첫째"), created(PostId.next(), who, "글")));
            Status started;
            try (var _ = HeldLock.by(querySide.viewsFromOutside(), "SELECT * FROM post LIMIT 1")) {
                started = querySide.part(RebuildDesk.class).start(skippingBad("post"), "mina");
                awaitSwitching(querySide, started);
                awaitLive(
                        querySide,
                        querySide
                                .log()
                                .append(new PostCreated(
                                        bad, who, Personal.of(TOO_LONG), Personal.of("내용"), null, Evening.NIGHT)));
                assertThat(rows(querySide, "dead_letter_entry")).hasSize(1);
            }

            Status done = end(querySide, started);

            assertThat(done.result()).as(done.toString()).isEqualTo("switched");
            assertThat(rows(querySide, "dead_letter_entry")).hasSize(1);
            awaitLive(
                    querySide,
                    querySide.log().append(new PostEdited(bad, who, Personal.of("짧게"), Personal.of("내용"), null)));
            assertThat(rows(querySide, "dead_letter_entry")).hasSize(2);
        }
    }
}
