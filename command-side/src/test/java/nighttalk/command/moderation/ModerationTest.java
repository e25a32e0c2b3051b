package nighttalk.command.moderation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nighttalk.command.moderation.decide.HideContent;
import nighttalk.command.moderation.decide.RestoreContent;
import nighttalk.command.moderation.judge.JudgeContent;
import nighttalk.command.moderation.often.HideReportedContent;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentJudged;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReviewRequested;
import nighttalk.event.ModerationEvent.Verdict;
import nighttalk.event.ModerationId;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ModerationTest {

    private static final PostId POST = PostId.next();
    private static final ContentId CONTENT = new ContentId(POST, null);
    private static final String WHY = "이유";
    private static final HideContent HIDE = HideContent.of(CONTENT, new Reason(WHY));
    private static final RestoreContent RESTORE = RestoreContent.of(CONTENT, new Reason(WHY));
    private static final HideReportedContent OFTEN_REPORTED =
            new HideReportedContent(ModerationId.of(CONTENT), CONTENT, WHY);
    private static final ContentHidden BY_REPORTS = hidden(Authority.REPORTS);
    private static final ContentHidden BY_SERVICE = hidden(Authority.SERVICE);
    private static final ContentHidden BY_MODERATOR = hidden(Authority.MODERATOR);
    private static final ContentRestored RESTORED = new ContentRestored(POST, null, Authority.MODERATOR, WHY);

    private final FixtureConfiguration<Moderation> moderation = new AggregateTestFixture<>(Moderation.class);

    private static ContentHidden hidden(Authority by) {
        return new ContentHidden(POST, null, by, WHY);
    }

    private static ReviewRequested review(Authority by) {
        return new ReviewRequested(POST, null, by, WHY);
    }

    private static JudgeContent judge(Verdict verdict, long about) {
        return new JudgeContent(ModerationId.of(CONTENT), CONTENT, verdict, "v" + about, about, WHY);
    }

    private static ContentJudged judged(Verdict verdict, long about) {
        return new ContentJudged(POST, null, verdict, "v" + about, about, WHY);
    }

    @Test
    void a_moderator_hides_once() {
        moderation.givenNoPriorActivity().when(HIDE).expectEvents(BY_MODERATOR);
        moderation.given(BY_MODERATOR).when(HIDE).expectNoEvents();
    }

    @Test
    void a_moderator_confirms_what_reports_have_hidden() {
        moderation.given(BY_REPORTS).when(HIDE).expectEvents(BY_MODERATOR);
    }

    @Test
    void a_moderator_restores_what_anybody_has_hidden() {
        moderation.given(BY_REPORTS).when(RESTORE).expectEvents(RESTORED);
        moderation.given(BY_MODERATOR).when(RESTORE).expectEvents(RESTORED);
    }

    @Test
    void reports_hide_once() {
        moderation.givenNoPriorActivity().when(OFTEN_REPORTED).expectEvents(BY_REPORTS);
        moderation.given(BY_REPORTS).when(OFTEN_REPORTED).expectNoEvents();
        moderation.given(BY_MODERATOR).when(OFTEN_REPORTED).expectNoEvents();
    }

    @Test
    void what_the_service_hid_and_many_reported_stays_hidden_whatever_the_service_says() {
        moderation.given(BY_SERVICE).when(OFTEN_REPORTED).expectEvents(BY_REPORTS);
        moderation.given(BY_SERVICE, BY_REPORTS).when(judge(Verdict.SAFE, 9)).expectEvents(judged(Verdict.SAFE, 9));
    }

    @Test
    void what_a_moderator_restored_reports_only_put_before_a_moderator_again_and_once() {
        moderation.given(BY_REPORTS, RESTORED).when(OFTEN_REPORTED).expectEvents(review(Authority.REPORTS));
        moderation
                .given(RESTORED, review(Authority.REPORTS))
                .when(OFTEN_REPORTED)
                .expectNoEvents();
    }

    @Test
    void a_verdict_hides_asks_for_a_review_or_does_nothing() {
        moderation
                .givenNoPriorActivity()
                .when(judge(Verdict.HIDDEN, 7))
                .expectEvents(judged(Verdict.HIDDEN, 7), BY_SERVICE);
        moderation
                .givenNoPriorActivity()
                .when(judge(Verdict.REVIEW, 7))
                .expectEvents(judged(Verdict.REVIEW, 7), review(Authority.SERVICE));
        moderation.givenNoPriorActivity().when(judge(Verdict.SAFE, 7)).expectEvents(judged(Verdict.SAFE, 7));
    }

    @Test
    void a_verdict_of_safe_ends_what_the_service_itself_hid_and_nothing_else() {
        moderation
                .given(judged(Verdict.HIDDEN, 7), BY_SERVICE)
                .when(judge(Verdict.SAFE, 9))
                .expectEvents(judged(Verdict.SAFE, 9), new ContentRestored(POST, null, Authority.SERVICE, WHY));
        moderation.given(BY_REPORTS).when(judge(Verdict.SAFE, 9)).expectEvents(judged(Verdict.SAFE, 9));
        moderation.given(BY_MODERATOR).when(judge(Verdict.SAFE, 9)).expectEvents(judged(Verdict.SAFE, 9));
    }

    @Test
    void a_verdict_against_a_moderator_s_is_put_before_a_moderator() {
        moderation
                .given(RESTORED)
                .when(judge(Verdict.HIDDEN, 7))
                .expectEvents(judged(Verdict.HIDDEN, 7), review(Authority.SERVICE));
    }

    @Test
    void a_verdict_about_an_older_text_comes_too_late() {
        moderation
                .given(judged(Verdict.SAFE, 9))
                .when(judge(Verdict.HIDDEN, 7))
                .expectEvents(judged(Verdict.HIDDEN, 7));
    }

    @Test
    void a_moderator_says_why() {
        assertThatThrownBy(() -> new Reason(" ")).isInstanceOf(Refused.class).hasMessage("사유를 입력해주세요.");
        assertThatThrownBy(() -> new Reason("가".repeat(501))).isInstanceOf(Refused.class);
    }
}
