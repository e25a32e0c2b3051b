package nighttalk.command.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nighttalk.command.report.make.ReportContent;
import nighttalk.command.report.make.TakeBackReport;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.Personal;
import nighttalk.event.PostId;
import nighttalk.event.ReportId;
import nighttalk.platform.refusal.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final ContentId COMMENT = new ContentId(PostId.next(), CommentId.next());
    private static final AccountId WHO = AccountId.next();
    private static final ReportId REPORT = ReportId.of(COMMENT, WHO);
    private static final ContentReported REPORTED =
            new ContentReported(COMMENT.post(), COMMENT.comment(), WHO, Category.SPAM, Personal.of("광고예요"));
    private static final ReportTakenBack TAKEN_BACK = new ReportTakenBack(COMMENT.post(), COMMENT.comment(), WHO);

    private final FixtureConfiguration<Report> report = new AggregateTestFixture<>(Report.class);

    private static ReportContent because(Category category, String text) {
        return new ReportContent(REPORT, COMMENT, category, text);
    }

    @Test
    void somebody_reports_something() {
        report.givenNoPriorActivity().when(because(Category.SPAM, "광고예요")).expectEvents(REPORTED);
    }

    @Test
    void a_second_report_changes_nothing_not_even_the_reason() {
        report.given(REPORTED)
                .when(because(Category.ABUSE, "욕도 해요"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_report_is_taken_back_once() {
        report.given(REPORTED).when(new TakeBackReport(REPORT)).expectEvents(TAKEN_BACK);
        report.given(REPORTED, TAKEN_BACK).when(new TakeBackReport(REPORT)).expectNoEvents();
    }

    @Test
    void what_somebody_says_about_it_is_bounded() {
        assertThatThrownBy(() -> because(Category.OTHER, "가".repeat(501)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("500자");
        report.givenNoPriorActivity()
                .when(because(Category.OTHER, "가".repeat(500)))
                .expectSuccessfulHandlerExecution();
    }
}
