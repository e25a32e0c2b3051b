package nighttalk.query.rebuild;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static nighttalk.query.rebuild.Rebuilding.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.projection.PassedOver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two versions on one log: the old one reads on past what it does not know, the new one makes it good. */
class AfterUpgradeIT {

    private static final byte[] FROM_TOMORROW = "{\"post\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void events_of_a_newer_version_stop_nothing_and_are_remembered() {
        try (RunningQuerySide querySide = RunningQuerySide.start()) {
            AccountId who = querySide.log().person();
            querySide.log().append(registered(who, "첫째"));
            long unknown = querySide.log().appendRaw("PostBookmarked", "1", FROM_TOMORROW);
            long head = querySide.log().append(created(PostId.next(), who, "글"));

            awaitLive(querySide, head);

            assertThat(rows(querySide, "post")).hasSize(1);
            assertThat(querySide.part(PassedOver.class).notes())
                    .extracting(PassedOver.Note::projection)
                    .containsExactlyInAnyOrderElementsOf(Rebuilding.ALL);
            assertThat(querySide.part(PassedOver.class).notes()).allSatisfy(note -> {
                assertThat(note.type()).isEqualTo("PostBookmarked");
                assertThat(note.lastPosition()).isEqualTo(unknown);
            });
        }
    }

    @Test
    void a_version_that_knows_them_rebuilds_what_passed_them_over() {
        try (RunningQuerySide querySide = RunningQuerySide.start("--nighttalk.rebuild.after-upgrade=200ms")) {
            AccountId who = querySide.log().person();
            long head = querySide.log().append(registered(who, "첫째"), created(PostId.next(), who, "글"));
            awaitLive(querySide, head);
            // As an earlier version leaves it that knew no PostCreated.
            querySide.views().sql("DELETE FROM post").update();
            querySide
                    .views()
                    .sql("INSERT INTO passed_over (projection, type, last_position) VALUES ('post', 'PostCreated', ?),"
                            + " ('post', 'PostBookmarked', ?)")
                    .params(head, head)
                    .update();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> querySide.part(PassedOver.class).notes().size() == 1);

            assertThat(rows(querySide, "post")).hasSize(1);
            assertThat(querySide.part(PassedOver.class).notes())
                    .as("what this version does not know either stays noted")
                    .extracting(PassedOver.Note::type)
                    .containsExactly("PostBookmarked");
        }
    }
}
