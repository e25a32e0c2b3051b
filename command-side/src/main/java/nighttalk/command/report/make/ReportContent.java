package nighttalk.command.report.make;

import nighttalk.command.dispatch.Command;
import nighttalk.command.post.PostNotFound;
import nighttalk.event.AccountId;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.ReportId;
import nighttalk.platform.refusal.Refused;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Tell moderators of a post or a comment. Telling twice is telling once: the first time counts.
 *
 * @param text what the person says about it, at most 500 characters
 */
public record ReportContent(
        @TargetAggregateIdentifier ReportId report,
        ContentId content,
        Category category,
        @Nullable String text) implements Command {

    private static final int MOST_CHARACTERS = 500;

    /** Checks. */
    public ReportContent {
        if (text != null && text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw Refused.brokenRule("report-bounded", "신고 내용은 최대 500자까지 작성 가능합니다.");
        }
    }

    static ReportContent of(ContentId content, AccountId by, Category category, @Nullable String text) {
        return new ReportContent(ReportId.of(content, by), content, category, text);
    }

    @Override
    public Refused ifMissing() {
        return new PostNotFound();
    }

    /** Without the text: what somebody said in confidence is in no log. */
    @Override
    public String toString() {
        return "ReportContent[" + report + "]";
    }
}
