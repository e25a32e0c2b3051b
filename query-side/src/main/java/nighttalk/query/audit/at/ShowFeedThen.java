package nighttalk.query.audit.at;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.audit.AuditIndex;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.Moments;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.Sight;
import nighttalk.query.audit.look.Why;
import nighttalk.query.audit.state.Histories;
import nighttalk.query.audit.state.State;
import nighttalk.query.audit.state.Thing;
import nighttalk.query.audit.state.Thing.Kind;
import nighttalk.query.freshness.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What did the feed show then? What finding the page costs, {@link FeedThen} says; each post on it, its streams. */
@RestController
class ShowFeedThen {

    private static final int LARGEST_PAGE = 50;
    private static final int LAST_PAGE = 100;

    /**
     * A page of the feed.
     *
     * @param position the moment, as the newest position of the log that counts
     * @param lastId the cursor for the next page; null where this one is empty
     */
    record Page(
            long position,
            boolean masked,
            List<Then> posts,
            @Nullable String lastId,
            boolean hasMore) {}

    private final Moments moments;
    private final Histories histories;
    private final AuditLog log;
    private final Counts counts;
    private final Looks looks;

    ShowFeedThen(Moments moments, Histories histories, AuditLog log, Counts counts, Looks looks) {
        this.moments = moments;
        this.histories = histories;
        this.log = log;
        this.counts = counts;
        this.looks = looks;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/at/{moment}/feed")
    @Reads(AuditIndex.NAME)
    Page page(
            @PathVariable String moment,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "10") int size,
            @RequestParam(name = "last_id", required = false) @Nullable String lastId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean unmask,
            Authentication who) {
        if (size < 1 || size > LARGEST_PAGE || page < 1 || page > LAST_PAGE) {
            throw unreadable("page-size", "size는 1에서 50, page는 1에서 100 사이여야 합니다. 그 뒤는 last_id로 이어서 볼 수 있습니다.");
        }
        PostId cursor = cursor(lastId);
        long position = moments.position(moment);
        String target = "feed at " + position + ", page " + page + " of " + size
                + (cursor == null ? "" : " behind " + cursor.text());
        Sight sight = looks.record(who, "at", target, new Why(reason, unmask));

        FeedThen feed = new FeedThen(log, histories, position, cursor);
        for (int skipped = 0; skipped < (page - 1) * size && feed.hasNext(); skipped++) {
            feed.next();
        }
        List<Then> posts = new ArrayList<>();
        @Nullable String last = null;
        while (posts.size() < size && feed.hasNext()) {
            PostCreated post = feed.next();
            last = post.post().text();
            posts.add(then(post, feed.person(post.author()), position, sight));
        }
        return new Page(position, !sight.unmasked(), posts, last, feed.hasNext());
    }

    private Then then(PostCreated post, State author, long position, Sight sight) {
        State state = histories.at(new Thing(Kind.POST, post.post().text()), position);
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("nickname", author.fields().get("nickname"));
        more.putAll(counts.of(post.post(), position, state.number("views")));
        return Then.of(state, more, sight);
    }

    private @Nullable PostId cursor(@Nullable String lastId) {
        if (lastId == null) {
            return null;
        }
        try {
            PostId cursor = PostId.of(lastId);
            if (log.lastSequence(lastId) >= 0) {
                return cursor;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw unreadable("page-cursor", "last_id가 올바르지 않습니다.");
    }

    private static Refused unreadable(String rule, String text) {
        return new Refused(Refused.Kind.UNREADABLE, rule, text);
    }
}
