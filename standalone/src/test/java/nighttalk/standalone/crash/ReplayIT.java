package nighttalk.standalone.crash;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Patience;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Test;

class ReplayIT {

    /** What is counted as the service ends is in the log, but not in its views before the next start. */
    private static final Map<String, String> OFTEN = Map.of("NIGHTTALK_POSTVIEWS_EVERY", "100ms");

    @Test
    void views_that_were_thrown_away_are_rebuilt_from_the_log_into_the_same_rows() throws Exception {
        try (LogAndViews data = new LogAndViews();
                RunningService service = data.start(Patience.and(OFTEN))) {
            Person reader = anEvening(service, data);
            service.stop();
            List<String> before = data.allViews();
            assertThat(before).hasSizeGreaterThan(20);

            data.emptyViews();
            service.restart();
            // Carries no position, so it waits for all that is in the log.
            Soon.soon(() -> ok(reader.get("/posts").send()));
            Soon.soon(() -> assertThat(data.allViews()).isEqualTo(before));
            assertThat(data.number("SELECT COUNT(*) FROM " + data.views("dead_letter_entry")))
                    .isZero();
        }
    }

    private static Person anEvening(RunningService service, LogAndViews data) throws Exception {
        Api browser = new Api(service.api());
        Person owl = Person.signsUp(browser);
        Person cat = Person.signsUp(browser);
        Person gone = Person.signsUp(browser);
        for (int i = 0; i < 10; i++) {
            String post = owl.postsSomething();
            cat.reads(post);
            cat.pressesLike(post, false);
            gone.pressesLike(post, false);
            String comment = text(cat.comments(post, "댓글 " + i), "id");
            gone.comments(post, "떠날 사람의 댓글");
            if (i % 3 == 0) {
                owl.edits(post, Form.of("title", "고친 글 " + i).and("content", "고친 내용"));
                cat.pressesLike(post, true);
                ok(cat.delete("/posts/" + post + "/comments/" + comment).send());
            }
            if (i % 5 == 4) {
                owl.deletes(post);
            }
        }
        gone.postsSomething();
        owl.savesProfile(Form.of("nickname", Newcomer.nickname()));
        cat.changesPassword("Another-1night");
        gone.withdraws();
        Soon.soon(() -> assertThat(data.number("SELECT COUNT(*) FROM " + data.log("authorship")
                        + " WHERE account_id NOT IN (SELECT account_id FROM " + data.log("credential") + ")"))
                .isZero());
        Soon.soon(() -> assertThat(data.behind()).isZero());
        return owl;
    }
}
