package nighttalk.command.post.countviews;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import nighttalk.command.dispatch.Command;
import nighttalk.command.post.PostNotFound;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;

/**
 * Take note of page views that a query process counted.
 *
 * @param source the process that counted
 * @param batch rises by one with each report of the process; one that is sent twice counts once
 * @param views how often each post was looked at
 */
public record CountPostViews(String source, long batch, SortedMap<PostId, Long> views) implements Command {

    private static final int MOST_POSTS = 10_000;

    /** Checks. */
    public CountPostViews {
        if (source.isEmpty() || source.length() > 36 || views.size() > MOST_POSTS) {
            throw new Refused(Refused.Kind.UNREADABLE, "view-report", "조회수 보고를 읽을 수 없습니다.");
        }
        if (views.values().stream().anyMatch(count -> count <= 0)) {
            throw new Refused(Refused.Kind.UNREADABLE, "view-report", "조회수 보고를 읽을 수 없습니다.");
        }
        views = Collections.unmodifiableSortedMap(new TreeMap<>(views));
    }

    @Override
    public Refused ifMissing() {
        return new PostNotFound();
    }
}
