package nighttalk.query.rebuild;

import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.RunningQuerySide.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What analysts see over HTTP, and what happens by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildHttpIT {

    private static final String ANALYSIS = "/api/analysis";

    private final RunningQuerySide querySide = RunningQuerySide.start("--nighttalk.rebuild.check-every=2s");
    private final RandomHistory history = new RandomHistory(querySide.log(), 5);
    private final String mina = analyst("mina");

    @AfterAll
    void stop() {
        querySide.close();
    }

    private String analyst(String name) {
        querySide.log().consoleUser(name, "analyst", 1);
        return querySide.commandSide().consoleToken(name, 1);
    }

    /** Asked for again while one that has begun by itself in the last moment has the projection. */
    private Answer start(String json) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> querySide.part(RebuildDesk.class).running() == 0);
        return Awaitility.await()
                .until(() -> querySide.postWith(mina, ANALYSIS + "/rebuilds", json), answer -> answer.status() != 409);
    }

    @Test
    void a_rebuild_is_started_watched_and_listed() {
        awaitLive(querySide, history.append(300));

        Answer started = start("{\"kind\": \"rebuild\", \"projections\": [\"like\"]}");

        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String id = started.body().path("id").asString();
        String events = querySide.textWith(mina, ANALYSIS + "/rebuilds/" + id + "/events");
        assertThat(events).contains("event:progress", "event:end", "\"result\":\"switched\"");
        Answer one = querySide.getWith(mina, ANALYSIS + "/rebuilds/" + id);
        assertThat(one.body().path("by").asString()).isEqualTo("mina");
        assertThat(one.body().path("percent").asDouble()).isEqualTo(100);
        assertThat(one.body().path("phase").asString()).isEqualTo("done");
        Answer list = querySide.getWith(mina, ANALYSIS + "/projections");
        assertThat(list.body().findParents("lastRebuild").stream()
                        .filter(line -> line.path("name").asString().equals("like"))
                        .map(line -> line.path("undoable").asBoolean()))
                .containsExactly(true);
        assertThat(querySide.getWith(mina, ANALYSIS + "/rebuilds").body().toString())
                .contains("\"id\":\"" + id + "\"");
    }

    @Test
    void it_is_listed_from_its_first_moment_with_a_report() {
        Request request = new Request(Kind.REBUILD, List.of("like"), false, false, null, null);

        long id = querySide.part(Workshop.class).rebuilds().add(request, "mina", "a process that has just begun");

        Answer list = querySide.getWith(mina, ANALYSIS + "/rebuilds");
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        assertThat(list.body().findParents("phase").stream()
                        .filter(one -> one.path("id").asString().equals(Long.toString(id)))
                        .map(one -> one.path("phase").asString() + " by "
                                + one.path("by").asString()))
                .containsExactly("queued by mina");
    }

    @Test
    void what_can_t_be_is_refused_in_korean() {
        assertThat(start("{\"projections\": [\"moon\"]}").status()).isEqualTo(404);
        Answer none = start("{\"projections\": []}");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body().path("detail").asString()).contains("프로젝션");
        assertThat(start("{\"kind\": \"as-of\", \"projections\": [\"feed\"]}").status())
                .isEqualTo(422);
        assertThat(start("{\"kind\": \"as-of\", \"projections\": [\"feed\"], \"asOf\": \"yesterday\", \"into\": \"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(start("{\"kind\": \"as-of\", \"projections\": [\"feed\"], \"asOf\": \"1\", \"into\": \"x; DROP\"}")
                        .status())
                .isEqualTo(422);
        assertThat(start("no JSON").status()).isEqualTo(422);
        assertThat(querySide.getWith(mina, ANALYSIS + "/rebuilds/4711").status())
                .isEqualTo(404);
        assertThat(querySide
                        .postWith(mina, ANALYSIS + "/projections/comment/undo", "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_copy_shows_what_was_and_goes_with_one_call() {
        long then = history.append(200);
        awaitLive(querySide, then);
        var feedThen = Rebuilding.rows(querySide, "feed");
        awaitLive(querySide, history.append(200));

        Answer started = start(
                "{\"kind\": \"as-of\", \"projections\": [\"feed\"], \"asOf\": \"" + then + "\", \"into\": \"then\"}");

        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        Status built = Rebuilding.end(
                querySide,
                Rebuilding.status(querySide, started.body().path("id").asString()));
        assertThat(built.result()).as(built.toString()).isEqualTo("built");
        String schema = querySide
                .getWith(mina, ANALYSIS + "/as-of")
                .body()
                .get(0)
                .path("schema")
                .asString();
        assertThat(Rebuilding.rows(querySide, schema + ".feed")).containsExactlyInAnyOrderElementsOf(feedThen);
        assertThat(Rebuilding.rows(querySide, "feed")).isNotEqualTo(feedThen);

        assertThat(querySide.deleteWith(mina, ANALYSIS + "/as-of/then")).isEqualTo(204);
        assertThat(querySide.deleteWith(mina, ANALYSIS + "/as-of/then")).isEqualTo(404);
        assertThat(querySide.views().sql("SHOW DATABASES").query(String.class).list())
                .doesNotContain(schema);
    }

    @Test
    void damage_shows_in_the_metric_without_anybody_asking() {
        awaitLive(querySide, history.append(100));
        querySide
                .views()
                .sql("INSERT INTO night_person (night, hour, account_id) VALUES (1, 2, 3)")
                .update();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> querySide
                            .operators("/actuator/prometheus")
                            .contains("nighttalk_projection_differences{projection=\"night\"} 1.0"));
        } finally {
            querySide.views().sql("DELETE FROM night_person WHERE night = 1").update();
        }
    }
}
