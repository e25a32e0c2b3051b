package nighttalk.query.audit.at;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import nighttalk.event.AccountId;
import nighttalk.event.ModerationId;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostId;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.state.Histories;
import nighttalk.query.audit.state.State;
import nighttalk.query.audit.state.Thing;
import org.jspecify.annotations.Nullable;

/**
 * The posts that the feed listed at a moment, newest first: those that were there and not hidden, whose authors had not left.
 *
 * <p>What it costs: {@code PostCreated} events are read backwards by the log's index on type and position, 200 at a time,
 * each batch with one look for deletions and one for what moderation decided, by the key on stream; each author's stream is read once. So a page costs what the
 * posts on it and above it cost, deleted ones included, and nothing of what else the log holds; from a cursor on, a page
 * costs the same however deep it is.
 *
 * <p>The feed is in the order of identifiers, the log in that of commits. Identifiers are made as a request comes, so the
 * two differ by the requests that overlap: {@value #DISORDER} posts are looked at ahead of the one that is given.
 */
final class FeedThen implements Iterator<PostCreated> {

    private static final int DISORDER = 100;
    private static final int AT_ONCE = 200;

    private final AuditLog log;
    private final Histories histories;
    private final long upTo;
    private final @Nullable String before;
    private final Map<AccountId, State> people = new HashMap<>();
    private final PriorityQueue<PostCreated> ahead = new PriorityQueue<>(
            Comparator.comparing((PostCreated post) -> post.post().text()).reversed());
    private long below;
    private boolean all;
    private @Nullable PostCreated next;

    /** @param before the post that those wanted are older than; null for the first page */
    FeedThen(AuditLog log, Histories histories, long upTo, @Nullable PostId before) {
        this.log = log;
        this.histories = histories;
        this.upTo = upTo;
        this.before = before == null ? null : before.text();
        this.below = before == null ? upTo + 1 : Math.min(upTo, somewhatAbove(before)) + 1;
    }

    private long somewhatAbove(PostId cursor) {
        return log.sql()
                .sql("SELECT MAX(position) FROM (SELECT position FROM event FORCE INDEX (type_position)"
                        + " WHERE type = 'PostCreated' AND position >="
                        + " (SELECT position FROM event WHERE stream = ? AND sequence = 0)"
                        + " ORDER BY position LIMIT " + DISORDER + ") newer")
                .param(cursor.text())
                .query((row, n) -> row.getLong(1))
                .single();
    }

    /** The author as they were then. */
    State person(AccountId person) {
        return people.computeIfAbsent(person, one -> histories.at(Thing.of(one), upTo));
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            while (!all && ahead.size() <= DISORDER) {
                fetch();
            }
            PostCreated newest = ahead.poll();
            if (newest == null) {
                return false;
            }
            if (person(newest.author()).exists()) {
                next = newest;
            }
        }
        return true;
    }

    private void fetch() {
        List<LoggedEvent> batch = log.where(
                "FORCE INDEX (type_position) WHERE type = 'PostCreated' AND position < :below"
                        + " ORDER BY position DESC LIMIT " + AT_ONCE,
                Map.of("below", below));
        all = batch.size() < AT_ONCE;
        List<PostCreated> posts = new ArrayList<>(batch.size());
        for (LoggedEvent event : batch) {
            below = event.position();
            if (event.payload() instanceof PostCreated post
                    && (before == null || post.post().text().compareTo(before) < 0)) {
                posts.add(post);
            }
        }
        Set<String> gone = deleted(posts);
        gone.addAll(hidden(posts));
        posts.removeIf(post -> gone.contains(post.post().text()));
        ahead.addAll(posts);
    }

    private Set<String> deleted(List<PostCreated> posts) {
        if (posts.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(log.sql()
                .sql("SELECT stream FROM event WHERE stream IN (:posts) AND type = 'PostDeleted' AND position <= :upTo")
                .param("posts", posts.stream().map(post -> post.post().text()).toList())
                .param("upTo", upTo)
                .query(String.class)
                .list());
    }

    private List<String> hidden(List<PostCreated> posts) {
        if (posts.isEmpty()) {
            return List.of();
        }
        return log.sql()
                .sql("SELECT stream FROM event WHERE stream IN (:decisions) AND position <= :upTo GROUP BY stream"
                        + " HAVING MAX(CASE type WHEN 'ContentHidden' THEN position ELSE 0 END)"
                        + " > MAX(CASE type WHEN 'ContentRestored' THEN position ELSE 0 END)")
                .param(
                        "decisions",
                        posts.stream()
                                .map(post -> ModerationId.STREAMS + post.post().text())
                                .toList())
                .param("upTo", upTo)
                .query((row, n) -> row.getString(1).substring(ModerationId.STREAMS.length()))
                .list();
    }

    @Override
    public PostCreated next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        PostCreated post = next;
        next = null;
        return post;
    }
}
