package nighttalk.command.report.make;

import java.util.Arrays;
import java.util.Locale;
import nighttalk.command.comment.CommentNotFound;
import nighttalk.command.comment.FindComment;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.form.Fields;
import nighttalk.command.post.PostNotFound;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.security.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reporting. */
@RestController
class ReportEndpoint {

    private final Commands commands;

    ReportEndpoint(Commands commands) {
        this.commands = commands;
    }

    /**
     * What is wrong.
     *
     * @param category one of spam, abuse, sexual, self_harm, privacy, illegal, other
     * @param text more about it, if anything
     */
    record Wrong(@Nullable String category, @Nullable String text) {

        @Override
        public String toString() {
            return "Wrong[…]";
        }
    }

    /** The answer, the same for the second time. */
    record Reported(boolean success, String message) {}

    @Throttled(Act.REPORT)
    @PostMapping("${nighttalk.api.prefix:/api}/posts/{id}/report")
    Reported post(@AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody Wrong wrong) {
        return report(token, new ContentId(PostNotFound.idOf(id), null), wrong);
    }

    @Throttled(Act.REPORT)
    @PostMapping("${nighttalk.api.prefix:/api}/posts/{id}/comments/{commentId}/report")
    Reported comment(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @PathVariable String commentId,
            @RequestBody Wrong wrong) {
        CommentId comment = CommentNotFound.idOf(commentId);
        PostId post = CommentNotFound.postIdOf(id);
        commands.send(new FindComment(comment, post), actor(token));
        return report(token, new ContentId(post, comment), wrong);
    }

    private Reported report(Jwt token, ContentId content, Wrong wrong) {
        AccountId by = AccessToken.of(token).account();
        @Nullable String text = wrong.text() == null || wrong.text().isBlank()
                ? null
                : wrong.text().strip();
        commands.send(ReportContent.of(content, by, category(wrong), text), Actor.member(by));
        return new Reported(true, "신고가 접수되었습니다.");
    }

    private static Actor actor(Jwt token) {
        return Actor.member(AccessToken.of(token).account());
    }

    private static Category category(Wrong wrong) {
        String name = Fields.required("category", wrong.category());
        return Arrays.stream(Category.values())
                .filter(category -> category.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Kind.UNREADABLE, "report-category", "신고 사유를 선택해주세요."));
    }
}
