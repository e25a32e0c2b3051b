package nighttalk.query.rebuild;

import static nighttalk.query.rebuild.Rebuilding.ALL;
import static nighttalk.query.rebuild.Rebuilding.allRows;
import static nighttalk.query.rebuild.Rebuilding.assertSameRows;
import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static nighttalk.query.rebuild.Rebuilding.end;
import static nighttalk.query.rebuild.Rebuilding.hold;
import static nighttalk.query.rebuild.Rebuilding.rebuild;
import static nighttalk.query.rebuild.Rebuilding.rows;
import static nighttalk.query.rebuild.Rebuilding.run;
import static nighttalk.query.rebuild.Rebuilding.status;
import static nighttalk.query.rebuild.Rebuilding.tables;
import static nighttalk.query.rebuild.Rebuilding.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import nighttalk.query.HeldLock;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.projection.Bookmarks;
import nighttalk.query.projection.ParkedEvents.Parked;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rebuilds that are cancelled, interrupted, undone, or that die in the middle of the exchange. */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenOffIT {

    private final RunningQuerySide querySide = RunningQuerySide.start(
            "--nighttalk.rebuild.range=10",
            "--nighttalk.rebuild.threads=1",
            "--nighttalk.rebuild.flush=20ms",
            // Looks through copies all the time, also through those that only seem to be left.
            "--nighttalk.rebuild.forget-every=50ms");
    private final RandomHistory history = new RandomHistory(querySide.log(), 11);

    @AfterAll
    void stop() {
        querySide.close();
    }

    private Status startedAndUnderWay() {
        Status started = querySide.part(RebuildDesk.class).start(rebuild(ALL.toArray(String[]::new)), "mina");
        long id = Long.parseLong(started.id());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> querySide.part(Workshop.class).copies().of(id).stream()
                                .allMatch(copy -> copy.reached().least() > 0)
                        || status(querySide, started.id()).phase().isOver());
        return started;
    }

    @Test
    void a_cancelled_rebuild_leaves_the_live_rows_alone_and_can_be_resumed() {
        awaitLive(querySide, history.append(4_000));
        var before = allRows(querySide);
        Status started = startedAndUnderWay();

        querySide.part(RebuildDesk.class).cancel(Long.parseLong(started.id()));
        Status cancelled = end(querySide, started);

        assertThat(cancelled.phase()).as(cancelled.toString()).isEqualTo(Phase.CANCELLED);
        assertSameRows(allRows(querySide), before);
        Status resumed = querySide.part(RebuildDesk.class).resume(Long.parseLong(started.id()));
        Status done = end(querySide, resumed);
        assertThat(done.result()).as(done.toString()).isEqualTo("switched");
        assertSameRows(allRows(querySide), before);
        assertThatThrownBy(() -> querySide.part(RebuildDesk.class).resume(Long.parseLong(started.id())))
                .isInstanceOf(Conflict.class);
        assertThat(run(querySide, verify(ALL.toArray(String[]::new))).result()).isEqualTo("equal");
    }

    @Test
    void a_cancelled_rebuild_can_be_dropped() {
        awaitLive(querySide, history.append(3_000));
        Status started = startedAndUnderWay();
        querySide.part(RebuildDesk.class).cancel(Long.parseLong(started.id()));
        assertThat(end(querySide, started).phase()).isEqualTo(Phase.CANCELLED);

        querySide.part(RebuildDesk.class).drop(Long.parseLong(started.id()));

        assertThat(tables(querySide)).noneMatch(table -> table.endsWith(Place.COPY));
        assertThat(rows(querySide, "rebuild_copy")).isEmpty();
    }

    @Test
    void a_rebuild_whose_process_stops_is_resumed_after_the_restart() {
        awaitLive(querySide, history.append(4_000));
        var before = allRows(querySide);
        Status started = startedAndUnderWay();

        querySide.restart();

        Status interrupted = status(querySide, started.id());
        assertThat(interrupted.phase()).as(interrupted.toString()).isEqualTo(Phase.INTERRUPTED);
        assertSameRows(allRows(querySide), before);
        Status done = end(querySide, querySide.part(RebuildDesk.class).resume(Long.parseLong(started.id())));
        assertThat(done.result()).as(done.toString()).isEqualTo("switched");
        awaitLive(querySide, history.append(100));
        assertThat(run(querySide, verify(ALL.toArray(String[]::new))).result()).isEqualTo("equal");
    }

    @Test
    void cut_connections_only_cost_time() {
        awaitLive(querySide, history.append(3_000));
        Status started = startedAndUnderWay();
        for (int i = 0; i < 5; i++) {
            querySide.cutConnections();
        }
        Status done = end(querySide, started);

        assertThat(done.result()).as(done.toString()).isEqualTo("switched");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions() // the pool may have more connections that were cut
                .until(() -> "equal"
                        .equals(run(querySide, verify(ALL.toArray(String[]::new)))
                                .result()));
    }

    @Test
    void undo_brings_the_rows_of_before_back_and_up_to_now() {
        awaitLive(querySide, history.append(500));
        querySide.views().sql("UPDATE feed SET likes = 77").update(); // to tell the old rows from the new ones
        long marked = querySide
                .views()
                .sql("SELECT COUNT(*) FROM feed")
                .query(Long.class)
                .single();
        run(querySide, rebuild("feed"));
        awaitLive(querySide, history.append(300));

        Status undone = end(querySide, querySide.part(RebuildDesk.class).undo("feed", "mina"));

        assertThat(undone.result()).as(undone.toString()).isEqualTo("switched");
        assertThat(querySide
                        .views()
                        .sql("SELECT COUNT(*) FROM feed WHERE likes > 30")
                        .query(Long.class)
                        .single())
                .isGreaterThan(marked / 2);
        long posts = querySide
                .views()
                .sql("SELECT COUNT(*) FROM post")
                .query(Long.class)
                .single();
        awaitLive(querySide, history.append(100));
        assertThat(querySide
                        .views()
                        .sql("SELECT COUNT(*) FROM feed")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(posts - 10);
        assertThat(end(querySide, querySide.part(RebuildDesk.class).undo("feed", "mina"))
                        .result())
                .isEqualTo("switched"); // and back again
        assertThat(run(querySide, verify("feed")).result()).isEqualTo("equal");
    }

    @Test
    void an_exchange_whose_process_died_right_after_it_is_finished_by_another() {
        awaitLive(querySide, history.append(500));
        Workshop shop = querySide.part(Workshop.class);
        long id = left(shop, Copies.HELD);
        shop.copies().park(Place.beside("feed"), List.of(Parked.of("of the copy", 1, new IllegalStateException("no"))));
        querySide
                .views()
                .sql(
                        "RENAME TABLE feed TO feed__aside_test, feed__copy TO feed,"
                                + " feed_hidden_comment TO hidden__aside_test, feed_hidden_comment__copy TO feed_hidden_comment")
                .update();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> shop.copies().of(id).isEmpty());

        querySide.views().sql("DROP TABLE feed__aside_test, hidden__aside_test").update();
        assertThat(querySide
                        .views()
                        .sql("DELETE FROM dead_letter_entry WHERE sequence_identifier = 'of the copy'")
                        .update())
                .as("what was parked while the copy was made goes with it")
                .isEqualTo(1);
        awaitLive(querySide, history.append(100));
        assertThat(run(querySide, verify("feed")).result()).isEqualTo("equal");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        "switched".equals(status(querySide, Long.toString(id)).result()));
    }

    @Test
    void a_connection_that_is_cut_between_the_exchange_and_its_commit_costs_no_row() {
        try (RunningQuerySide slow =
                RunningQuerySide.start("--nighttalk.rebuild.far=100", "--nighttalk.rebuild.range=50")) {
            RandomHistory past = new RandomHistory(slow.log(), 12);
            awaitLive(slow, past.append(200));
            hold(slow);
            past.append(1_000); // the copies will be ahead of the live rows, and the bookmarks move with the exchange
            Status started;
            try (var _ = HeldLock.by(slow.viewsFromOutside(), "SELECT * FROM exchange_count FOR UPDATE")) {
                started = slow.part(RebuildDesk.class).start(rebuild(ALL.toArray(String[]::new)), "mina");
                List<Long> waiting = Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(
                                () -> slow.views()
                                        .sql("SELECT id FROM information_schema.processlist"
                                                + " WHERE info LIKE 'UPDATE exchange_count%'")
                                        .query(Long.class)
                                        .list(),
                                ids -> !ids.isEmpty());
                slow.views().sql("KILL " + waiting.getFirst()).update();
            }

            Status done = end(slow, started);

            assertThat(done.result()).as(String.valueOf(done.message())).isEqualTo("switched");
            awaitLive(slow, past.append(100));
            assertThat(run(slow, verify(ALL.toArray(String[]::new))).result()).isEqualTo("equal");
        }
    }

    @Test
    void a_rebuild_whose_reports_do_not_get_through_is_not_begun_a_second_time_beside_itself() {
        awaitLive(querySide, history.append(4_000));
        Status started = startedAndUnderWay();
        long id = Long.parseLong(started.id());
        querySide
                .views()
                .sql("UPDATE rebuild SET beat_at_us = 0 WHERE id = " + id)
                .update();

        assertThatThrownBy(() -> querySide.part(RebuildDesk.class).resume(id)).isInstanceOf(Conflict.class);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> status(querySide, started.id()).phase() != Phase.INTERRUPTED);
        assertThat(end(querySide, started).result()).isEqualTo("switched");
        assertThat(run(querySide, verify(ALL.toArray(String[]::new))).result()).isEqualTo("equal");
    }

    @Test
    void an_exchange_whose_process_died_right_before_it_is_called_off() {
        awaitLive(querySide, history.append(200));
        Workshop shop = querySide.part(Workshop.class);
        querySide
                .views()
                .sql("UPDATE token_entry SET owner = 'rebuild of feed', timestamp = '9999-12-31T23:59:59Z'"
                        + " WHERE processor_name = 'feed'")
                .update();
        long id = left(shop, Copies.TAKEN);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> shop.copies().of(id).stream().allMatch(copy -> copy.changing() == null));

        awaitLive(querySide, history.append(100)); // the projection runs again
        assertThat(run(querySide, rebuild("feed")).result()).isEqualTo("switched");
        assertThat(run(querySide, verify("feed")).result()).isEqualTo("equal");
    }

    /** A copy of the feed that is ready, of a rebuild whose process is gone. */
    private long left(Workshop shop, String how) {
        Request request = rebuild("feed");
        long id = shop.rebuilds().add(request, "mina", "a process that is gone");
        shop.rebuilds().report(id, new Progress(id, request, "mina").status(), "a process that is gone");
        Place place = Place.beside("feed");
        var projection = shop.of(request).getFirst();
        var live = new Bookmarks().read(querySide.views(), "feed");
        shop.tables().make(place, projection);
        for (String table : List.of("feed", "feed_hidden_comment")) {
            querySide
                    .views()
                    .sql("INSERT INTO " + table + "__copy SELECT * FROM " + table)
                    .update();
        }
        shop.copies().claim(place, id, "a process that is gone", live);
        shop.copies().changing(place, how, live);
        querySide
                .views()
                .sql("UPDATE rebuild SET beat_at_us = 0 WHERE id = " + id)
                .update();
        return id;
    }
}
