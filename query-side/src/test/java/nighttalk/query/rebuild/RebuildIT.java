package nighttalk.query.rebuild;

import static nighttalk.query.rebuild.Rebuilding.ALL;
import static nighttalk.query.rebuild.Rebuilding.allRows;
import static nighttalk.query.rebuild.Rebuilding.assertSameRows;
import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static nighttalk.query.rebuild.Rebuilding.hold;
import static nighttalk.query.rebuild.Rebuilding.rebuild;
import static nighttalk.query.rebuild.Rebuilding.rows;
import static nighttalk.query.rebuild.Rebuilding.run;
import static nighttalk.query.rebuild.Rebuilding.tables;
import static nighttalk.query.rebuild.Rebuilding.verify;
import static nighttalk.query.rebuild.Rebuilding.whileManyAreWritten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rebuilding beside the live rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildIT {

    private final RunningQuerySide querySide = RunningQuerySide.start("--nighttalk.rebuild.range=50");
    private final RandomHistory history = new RandomHistory(querySide.log(), 1);

    @AfterAll
    void stop() {
        querySide.close();
    }

    private String[] all() {
        return ALL.toArray(String[]::new);
    }

    @Test
    void an_empty_log_and_one_event_can_be_rebuilt() {
        try (RunningQuerySide fresh = RunningQuerySide.start()) {
            awaitLive(fresh, 0);
            assertThat(run(fresh, rebuild(all())).result()).isEqualTo("switched");

            awaitLive(fresh, new RandomHistory(fresh.log(), 2).append(1));
            assertThat(run(fresh, rebuild(all())).result()).isEqualTo("switched");
            assertThat(rows(fresh, "account")).hasSize(1);
            assertThat(run(fresh, verify(all())).result()).isEqualTo("equal");
        }
    }

    @Test
    void rebuilt_rows_are_the_same_and_the_live_run_goes_on_in_them() {
        awaitLive(querySide, history.append(1_500));
        var before = allRows(querySide);

        Status done = run(querySide, rebuild(all()));

        assertThat(done.message()).as(String.valueOf(done)).isNotNull();
        assertThat(done.result()).isEqualTo("switched");
        assertThat(done.percent()).isEqualTo(100);
        assertSameRows(allRows(querySide), before);
        awaitLive(querySide, history.append(300));
        assertThat(run(querySide, verify(all())).result()).isEqualTo("equal");
        assertThat(tables(querySide)).noneMatch(table -> table.endsWith(Place.COPY));
        assertThat(rows(querySide, "dead_letter_entry")).isEmpty();
    }

    @Test
    void every_secondary_index_is_there_again() {
        awaitLive(querySide, history.append(100));
        String sql = "SELECT CONCAT(table_name, '.', index_name, '.', column_name) FROM information_schema.statistics"
                + " WHERE table_schema = DATABASE() AND table_name IN ('post', 'comment', 'liked') ORDER BY 1";
        var before = querySide.views().sql(sql).query(String.class).list();

        run(querySide, rebuild("post", "comment", "like"));

        assertThat(querySide.views().sql(sql).query(String.class).list()).isEqualTo(before);
    }

    @Test
    void readers_see_whole_rows_and_no_event_is_lost_while_many_are_written() throws InterruptedException {
        awaitLive(querySide, history.append(500));
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean empty = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                if (rows(querySide, "account").isEmpty()) {
                    empty.set(true);
                }
            }
        });
        try {
            whileManyAreWritten(querySide, history, () -> {
                for (int i = 0; i < 2; i++) {
                    Status done = run(querySide, rebuild(all()));
                    assertThat(done.result()).as(String.valueOf(done.message())).isEqualTo("switched");
                }
            });
        } finally {
            over.set(true);
            reader.join();
        }
        assertThat(empty).isFalse();
        awaitLive(querySide, querySide.log().head());
        Status compared = run(querySide, verify(all()));
        assertThat(compared.result()).as(String.valueOf(compared)).isEqualTo("equal");
    }

    @Test
    void a_second_rebuild_of_the_same_projection_is_refused_while_one_runs() {
        awaitLive(querySide, history.append(3_000));
        RebuildDesk desk = querySide.part(RebuildDesk.class);

        Status first = desk.start(rebuild("feed"), "mina");

        assertThatThrownBy(() -> desk.start(rebuild("feed", "post"), "jun"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("feed");
        assertThat(Rebuilding.end(querySide, first).result()).isEqualTo("switched");
        assertThat(run(querySide, rebuild("feed", "post")).result()).isEqualTo("switched");
    }

    @Test
    void what_does_not_exist_or_does_not_fit_is_refused() {
        RebuildDesk desk = querySide.part(RebuildDesk.class);
        assertThatThrownBy(() -> desk.start(rebuild("moon"), "mina")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.start(rebuild(), "mina")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.undo("moon", "mina")).isInstanceOf(Refused.class);
        try (RunningQuerySide narrow = RunningQuerySide.start("--nighttalk.rebuild.disk=1B")) {
            assertThatThrownBy(() -> narrow.part(RebuildDesk.class).start(rebuild("feed"), "mina"))
                    .isInstanceOf(NoRoom.class)
                    .hasMessageContaining("디스크");
        }
    }

    @Test
    void an_event_of_a_type_never_seen_is_passed_over_as_the_live_run_does() {
        try (RunningQuerySide fresh = RunningQuerySide.start()) {
            new RandomHistory(fresh.log(), 3).append(50);
            fresh.log().appendRaw("PostPraised", "1", "{}".getBytes(StandardCharsets.UTF_8));
            awaitLive(fresh, fresh.log().head());

            assertThat(run(fresh, rebuild(all())).result()).isEqualTo("switched");
            assertThat(run(fresh, verify(all())).result()).isEqualTo("equal");
        }
    }

    @Test
    void live_rows_far_behind_are_overtaken_and_go_on_from_there() {
        try (RunningQuerySide slow =
                RunningQuerySide.start("--nighttalk.rebuild.far=100", "--nighttalk.rebuild.range=50")) {
            RandomHistory past = new RandomHistory(slow.log(), 4);
            awaitLive(slow, past.append(200));
            hold(slow);
            long head = past.append(1_000);

            Status done = run(slow, rebuild(all()));

            assertThat(done.result()).as(String.valueOf(done.message())).isEqualTo("switched");
            assertThat(done.position()).isGreaterThanOrEqualTo(head);
            awaitLive(slow, past.append(100));
            assertThat(run(slow, verify(all())).result()).isEqualTo("equal");
        }
    }
}
