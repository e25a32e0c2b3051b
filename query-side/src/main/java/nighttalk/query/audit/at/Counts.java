package nighttalk.query.audit.at;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import nighttalk.event.ModerationId;
import nighttalk.event.PostId;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.Found;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.projection.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Likes and comments of a post at a moment, out of the log. Likes are the streams {@code post:account}, so one range of
 * the key on stream; comments are found through the index of the audit.
 */
@Component
class Counts {

    private static final int AT_ONCE = 1_000;
    private static final int MOST_LIKE_EVENTS = 20_000;
    private static final String LIKES = " FROM event WHERE stream > :from AND stream < :to AND position <= :upTo";

    private final AuditLog log;
    private final Found found;

    Counts(AuditLog log, Found found) {
        this.log = log;
        this.found = found;
    }

    private JdbcClient.StatementSpec likes(String what, PostId post, long upTo) {
        return log.sql()
                .sql(what)
                .param("from", post.text() + ":")
                .param("to", post.text() + ";") // the next character
                .param("upTo", upTo);
    }

    /** How many people like it. */
    long likes(PostId post, long upTo) {
        return likes(
                        "SELECT COALESCE(SUM(CASE type WHEN 'PostLiked' THEN 1 WHEN 'LikeTakenBack' THEN -1 END), 0)"
                                + LIKES,
                        post,
                        upTo)
                .query(Long.class)
                .single();
    }

    /** Who likes it, by account, and since when: out of {@value #MOST_LIKE_EVENTS} events at most. */
    SequencedMap<String, Instant> likers(PostId post, long upTo) {
        SequencedMap<String, Instant> likers = new LinkedHashMap<>();
        likes(
                        "SELECT stream, type, occurred_at_us" + LIKES + " ORDER BY stream, sequence LIMIT "
                                + MOST_LIKE_EVENTS,
                        post,
                        upTo)
                .query(row -> {
                    String account =
                            row.getString("stream").substring(post.text().length() + 1);
                    if (row.getString("type").equals("PostLiked")) {
                        likers.put(account, Micros.instant(row.getLong("occurred_at_us")));
                    } else {
                        likers.remove(account);
                    }
                });
        return likers;
    }

    /** How many comments it has that everybody is shown. */
    long comments(PostId post, long upTo) {
        Set<String> there = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        long after = 0;
        List<Long> positions = found.comments(post, after, upTo, AT_ONCE);
        while (!positions.isEmpty()) {
            log.sql()
                    .sql("SELECT stream, type FROM event WHERE position IN (:positions) ORDER BY position")
                    .param("positions", positions)
                    .query(row -> {
                        count(row.getString("stream"), row.getString("type"), there, hidden);
                    });
            after = positions.getLast();
            positions = found.comments(post, after, upTo, AT_ONCE);
        }
        there.removeAll(hidden);
        return there.size();
    }

    private static void count(String stream, String type, Set<String> there, Set<String> hidden) {
        switch (type) {
            case "CommentAdded" -> there.add(stream);
            case "CommentDeleted" -> there.remove(stream);
            case "ContentHidden" -> hidden.add(commentIn(stream));
            case "ContentRestored" -> hidden.remove(commentIn(stream));
            default -> {}
        }
    }

    private static String commentIn(String decisions) {
        return decisions.substring(ModerationId.STREAMS.length());
    }

    /** The events of its comments, and what was decided about them, behind a position, the next of them. */
    List<LoggedEvent> commentEvents(PostId post, long after, long upTo) {
        return log.at(found.comments(post, after, upTo, AT_ONCE));
    }

    /** Both numbers, as fields of a post. */
    Map<String, Long> of(PostId post, long upTo, long views) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("likes", likes(post, upTo));
        counts.put("views", views);
        counts.put("comments", comments(post, upTo));
        return counts;
    }
}
