package nighttalk.query.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.freshness.Reads;
import nighttalk.query.post.PostProjection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What is new? */
@RestController
class ShowFeed {

    private static final int LARGEST_PAGE = 50;

    /** A browser may keep the page, for the case that it is still the same. */
    private static final String ASK_EACH_TIME = "private, no-cache";

    @JsonNaming(SnakeCaseStrategy.class)
    record Page(
            boolean success,
            List<ListedPost> posts,
            @Nullable String lastId,
            boolean hasMore) {}

    private final Feed feed;

    ShowFeed(Feed feed) {
        this.feed = feed;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/posts")
    @Reads({FeedProjection.NAME, PostProjection.NAME, AccountProjection.NAME})
    Page page(
            @RequestParam(defaultValue = "10") int size,
            @RequestParam(name = "last_id", required = false) @Nullable String lastId,
            HttpServletResponse response) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw unreadable("page-size", "size는 1에서 50 사이여야 합니다.");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
        List<ListedPost> oneMore = feed.page(cursor(lastId), size + 1);
        List<ListedPost> posts = oneMore.subList(0, Math.min(size, oneMore.size()));
        return new Page(true, posts, posts.isEmpty() ? null : posts.getLast().id(), oneMore.size() > size);
    }

    private static @Nullable PostId cursor(@Nullable String lastId) {
        try {
            return lastId == null ? null : PostId.of(lastId);
        } catch (IllegalArgumentException e) {
            throw unreadable("page-cursor", "last_id가 올바르지 않습니다.");
        }
    }

    private static Refused unreadable(String rule, String text) {
        return new Refused(Refused.Kind.UNREADABLE, rule, text);
    }
}
