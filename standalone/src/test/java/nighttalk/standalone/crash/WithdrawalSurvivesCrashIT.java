package nighttalk.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nighttalk.event.AccountId;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("faults")
@Tag("mysql")
class WithdrawalSurvivesCrashIT {

    private static final int EACH = 40;

    @Test
    void what_a_withdrawal_set_off_is_finished_after_a_crash_half_way() throws Exception {
        try (LogAndViews data = new LogAndViews();
                RunningService service = data.start()) {
            Person stays = Person.signsUp(new Api(service.api()));
            Person goes = Person.signsUp(new Api(service.api()));
            String post = stays.postsSomething();
            for (int i = 0; i < EACH; i++) {
                goes.postsSomething();
                goes.comments(post, "댓글 " + i);
            }
            goes.pressesLike(post, false);
            long account = AccountId.of(goes.id()).value();

            goes.withdraws();
            service.kill();
            for (String table : List.of(data.keys("person_key"), data.log("credential"), data.log("name_claim"))) {
                assertThat(rowsOf(data, table, account)).as(table).isZero();
            }
            service.restart();

            Soon.soon(() ->
                    assertThat(rowsOf(data, data.log("authorship"), account)).isZero());
            Soon.soon(() -> {
                assertThat(stays.reads(post).path("comments_count").asInt()).isZero();
                assertThat(stays.reads(post).path("likes").asInt()).isZero();
            });
            assertThat(data.number("SELECT COUNT(*) FROM " + data.log("event") + " WHERE type = 'PostDeleted'"))
                    .isEqualTo(EACH);
            everyEventSaysWhoAndWhy(data, goes);
        }
    }

    private static void everyEventSaysWhoAndWhy(LogAndViews data, Person goes) throws Exception {
        assertThat(data.number(
                        "SELECT COUNT(*) FROM " + data.log("event") + " WHERE " + metadata("actor") + " IS NULL"))
                .as("events of nobody")
                .isZero();
        assertThat(data.rows("SELECT DISTINCT " + metadata("actor") + " FROM " + data.log("event")
                        + " WHERE type = 'AccountWithdrawn'"))
                .containsExactly(goes.id() + "|");
        assertThat(data.number("SELECT COUNT(*) FROM " + data.log("event") + " JOIN (SELECT event_id AS cause, "
                        + metadata("correlation") + " AS correlation FROM " + data.log("event")
                        + " WHERE type = 'AccountWithdrawn') withdrawal ON " + metadata("causation")
                        + " = cause AND " + metadata("correlation") + " = correlation WHERE type = 'PostDeleted' AND "
                        + metadata("actor") + " = 'automation:WhenAccountWithdrawnDeleteItsPosts'"))
                .as("deletions that name the automation and the withdrawal that set it off")
                .isEqualTo(EACH);
    }

    private static String metadata(String field) {
        return "JSON_UNQUOTE(JSON_EXTRACT(CONVERT(metadata USING utf8mb4), '$." + field + "'))";
    }

    private static long rowsOf(LogAndViews data, String table, long account) throws Exception {
        return data.number("SELECT COUNT(*) FROM " + table + " WHERE account_id = " + account);
    }
}
