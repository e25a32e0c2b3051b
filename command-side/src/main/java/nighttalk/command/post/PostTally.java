package nighttalk.command.post;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import nighttalk.command.eventlog.CommittedWithEvents;
import nighttalk.command.eventlog.Table;
import nighttalk.command.eventlog.Writes;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is true of each post at the head of the log: that it is there, and its counts. So nobody comments on or likes a
 * post that is deleted at the same moment, and a like's answer counts right, without a post's likes being one stream.
 */
@Component
public class PostTally implements CommittedWithEvents {

    private static final int MOST_AT_ONCE = 500;
    private static final Table TABLE =
            Table.keyed("post_tally", "post_id").with("likes", "comments", "views", "view_reports");

    private final JdbcClient log;

    PostTally(@Qualifier("log") DataSource log) {
        this.log = JdbcClient.create(log);
    }

    /**
     * The counts of one post.
     *
     * @param comments those that everybody is shown
     * @param viewReports how many events of counted views there are
     * @param hidden whether others than its author are shown it no more
     */
    public record Counts(long likes, long comments, long views, long viewReports, boolean hidden) {

        /** Of a post that was made this moment. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, false);
    }

    /** The counts, or nothing if there is no such post. */
    public Optional<Counts> of(PostId post) {
        return Optional.ofNullable(of(Set.of(post)).get(post));
    }

    /** The counts of those of the posts that are there. */
    public Map<PostId, Counts> of(Set<PostId> posts) {
        Map<PostId, Counts> counts = new HashMap<>();
        List<Long> ids = posts.stream().map(PostId::value).toList();
        for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
            log.sql("SELECT t.post_id, t.likes, t.views, t.view_reports, h.content_id IS NOT NULL AS hidden,"
                            + " t.comments - (SELECT COUNT(*) FROM hidden_content c WHERE c.under_post = t.post_id)"
                            + " AS comments FROM post_tally t LEFT JOIN hidden_content h ON h.content_id = t.post_id"
                            + " WHERE t.post_id IN (:ids)")
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + MOST_AT_ONCE)))
                    .query(row -> {
                        counts.put(
                                new PostId(row.getLong("post_id")),
                                new Counts(
                                        row.getLong("likes"),
                                        row.getLong("comments"),
                                        row.getLong("views"),
                                        row.getLong("view_reports"),
                                        row.getBoolean("hidden")));
                    });
        }
        return counts;
    }

    @Override
    public void write(EventMessage<?> event, Object cause, Writes writes) {
        switch (event.getPayload()) {
            case PostCreated e -> writes.insert(row(e.post()), 0, 0, 0, 0);
            case PostDeleted e -> writes.delete(row(e.post()));
            case PostLiked e -> addIfThere(writes, e.post(), 1, 0);
            case LikeTakenBack e -> writes.add(row(e.post()), -1, 0, 0, 0);
            case CommentAdded e -> addIfThere(writes, e.post(), 0, 1);
            case CommentEdited e -> writes.require(row(e.post()), PostNotFound::new);
            case CommentDeleted e -> writes.add(row(e.post()), 0, -1, 0, 0);
            case PostViewsCounted e -> writes.add(row(e.post()), 0, 0, e.views(), 1);
            case ReportTakenBack e -> {} // of a post that is gone, too
            case ModerationEvent e -> writes.require(row(e.post()), PostNotFound::new);
            default -> {}
        }
    }

    private static void addIfThere(Writes writes, PostId post, long likes, long comments) {
        writes.require(row(post), PostNotFound::new);
        writes.add(row(post), likes, comments, 0, 0);
    }

    private static Table.Row row(PostId post) {
        return TABLE.row(post.value());
    }
}
