package nighttalk.query.rebuild;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static nighttalk.query.rebuild.Rebuilding.ALL;
import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static nighttalk.query.rebuild.Rebuilding.end;
import static nighttalk.query.rebuild.Rebuilding.rebuild;
import static nighttalk.query.rebuild.Rebuilding.run;
import static nighttalk.query.rebuild.Rebuilding.status;
import static nighttalk.query.rebuild.Rebuilding.verify;
import static nighttalk.query.rebuild.Rebuilding.whileManyAreWritten;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A rebuild by a process that does not run the projections, and one whose database goes away. */
class SeveralQuerySidesIT {

    private static final String[] EVERYTHING = ALL.toArray(String[]::new);

    @Test
    void one_rebuilds_while_another_runs_the_projections_and_both_serve_the_new_rows() {
        try (RunningQuerySide first = RunningQuerySide.start()) {
            AccountId who = first.log().person();
            PostId post = PostId.next();
            awaitLive(first, first.log().append(registered(who, "첫째"), created(post, who, "글")));
            RunningQuerySide second = first.another();
            try {
                first.views().sql("UPDATE feed SET likes = 41").update();
                // both have it in memory now
                assertThat(likes(first, who, post)).isEqualTo(41);
                assertThat(likes(second, who, post)).isEqualTo(41);
                whileManyAreWritten(
                        first,
                        new RandomHistory(first.log(), 21),
                        () -> assertThat(run(second, rebuild(EVERYTHING)).result())
                                .isEqualTo("switched"));

                Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                    assertThat(likes(first, who, post)).isZero();
                    assertThat(likes(second, who, post)).isZero();
                });
                awaitLive(first, first.log().head());
                assertThat(run(first, verify(EVERYTHING)).result()).isEqualTo("equal");
            } finally {
                second.closeThisOne();
            }
        }
    }

    private static long likes(RunningQuerySide querySide, AccountId who, PostId post) {
        return querySide
                .get(who, "/api/posts/" + post.text())
                .body()
                .path("post")
                .path("likes")
                .asLong(-1);
    }

    @Test
    void a_database_that_is_away_shows_as_a_stall_and_the_rebuild_goes_on_afterwards() {
        try (RunningQuerySide querySide = RunningQuerySide.start(
                "--nighttalk.rebuild.range=10", "--nighttalk.rebuild.threads=1", "--nighttalk.rebuild.flush=20ms")) {
            awaitLive(querySide, new RandomHistory(querySide.log(), 22).append(4_000));
            Status started = querySide.part(RebuildDesk.class).start(rebuild(EVERYTHING), "mina");
            Progress progress = querySide.part(RebuildDesk.class).progress(Long.parseLong(started.id()));

            querySide.lockOut(true);
            try {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> progress.status().stalled() != null);
            } finally {
                querySide.lockOut(false);
            }

            assertThat(end(querySide, started).result()).isEqualTo("switched");
            assertThat(status(querySide, started.id()).stalled()).isNull();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions() // the pool may have more connections that were cut
                    .until(() ->
                            "equal".equals(run(querySide, verify(EVERYTHING)).result()));
        }
    }
}
