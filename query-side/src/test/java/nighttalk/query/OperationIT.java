package nighttalk.query;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OperationIT {

    private static RunningQuerySide querySide;

    @BeforeAll
    static void start() {
        querySide = RunningQuerySide.start("--nighttalk.views.patience=500ms", "--nighttalk.reads.patience=2s");
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    @Test
    void operators_see_health_lag_and_dead_letters() {
        // It waits for a connection for half a second only.
        Awaitility.await()
                .untilAsserted(() -> assertThat(querySide.operators("/actuator/health/readiness"))
                        .contains("\"status\":\"UP\"", "viewsDatabase", "logDatabase"));
        assertThat(querySide.operators("/actuator/prometheus"))
                .contains(
                        "nighttalk_projection_lag{projection=\"feed\"}",
                        "nighttalk_projection_position{projection=\"account\"}",
                        "nighttalk_deadletters{projection=\"post\"}");
        assertThat(querySide.operators("/actuator/deadletters")).isEqualTo("[]");
        Awaitility.await()
                .untilAsserted(() -> assertThat(querySide.operators("/actuator/prometheus"))
                        .contains("nighttalk_projection_segment_lag{projection=\"feed\",segment=\"0\"}"));
    }

    @Test
    void the_api_describes_itself() {
        assertThat(querySide.open("/api/docs/openapi")).startsWith("200").contains("/api/posts/{id}");
        assertThat(querySide.open("/api/docs")).startsWith("302 /api/swagger-ui/index.html");
        assertThat(querySide.open("/api/swagger-ui/index.html"))
                .startsWith("200")
                .contains("<html");
    }

    @Test
    void without_a_token_nobody_reads() {
        assertThat(querySide.open("/api/posts")).startsWith("401");
        assertThat(querySide.open("/internal/post-views/flush")).startsWith("404");
    }

    @Test
    void while_the_database_is_away_readers_are_told_so_and_soon_after_all_goes_on() {
        AccountId who = querySide.log().person();
        querySide.log().append(registered(who, "부엉이"));
        Awaitility.await().until(() -> querySide.get(who, "/api/posts").status() == 200);

        querySide.lockOut(true);
        Instant away = Instant.now();
        PostId post = PostId.next();
        querySide.log().append(created(post, who, "그 사이의 글"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> querySide.get(who, "/api/posts").status() == 503
                        && Duration.between(away, Instant.now()).toSeconds() >= 10);
        querySide.lockOut(false);

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(querySide
                                .get(who, "/api/posts")
                                .body()
                                .path("last_id")
                                .asString())
                        .isEqualTo(post.text()));
    }
}
