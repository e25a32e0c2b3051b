package nighttalk.query.moderation;

import java.util.List;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.comment.CommentProjection;
import nighttalk.query.freshness.Reads;
import nighttalk.query.post.PostProjection;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What waits for a moderator? */
@RestController
class ShowWaiting {

    private static final int LARGEST_PAGE = 100;

    /**
     * The answer.
     *
     * @param next what to ask for the page after this one with, as {@code before}; null on the last one
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Page(
            boolean success,
            List<WaitingContent> waiting,
            @Nullable String next) {}

    private final Waiting waiting;

    ShowWaiting(Waiting waiting) {
        this.waiting = waiting;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/moderation/waiting")
    @Reads({ModerationProjection.NAME, PostProjection.NAME, CommentProjection.NAME, AccountProjection.NAME})
    Page page(@RequestParam(defaultValue = "20") int size, @RequestParam(required = false) @Nullable String before) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refused(Refused.Kind.UNREADABLE, "page-size", "size는 1에서 100 사이여야 합니다.");
        }
        List<Waiting.Listed> oneMore = waiting.page(Cursor.of(before), size + 1);
        List<Waiting.Listed> page = oneMore.subList(0, Math.min(size, oneMore.size()));
        return new Page(
                true,
                page.stream().map(Waiting.Listed::content).toList(),
                oneMore.size() > size ? page.getLast().cursor().toString() : null);
    }
}
