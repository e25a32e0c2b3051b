package nighttalk.query.audit;

import java.util.List;
import javax.sql.DataSource;
import nighttalk.event.PostId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the {@link AuditIndex} where in the log something stands. Whoever asks waits for that projection first. */
@Component
public class Found {

    private final JdbcClient views;

    Found(@Qualifier("views") DataSource views) {
        this.views = JdbcClient.create(views);
    }

    /** Where the event with that identifier may stand: the hash of another may be the same. */
    public List<Long> byId(String event) {
        return views.sql("SELECT position FROM audit_event WHERE event_key = ?")
                .param(AuditIndex.key(event))
                .query(Long.class)
                .list();
    }

    /** Where the first events stand that may belong together, in order. */
    public List<Long> together(String correlation, long after, int most) {
        return views.sql("SELECT position FROM audit_event WHERE correlation_key = ? AND position > ?"
                        + " ORDER BY position LIMIT ?")
                .params(AuditIndex.key(correlation), after, most)
                .query(Long.class)
                .list();
    }

    /**
     * Where the first events of an actor stand, in order. Reads index entries only, those of other types too.
     *
     * @param types only these; all if there are none
     */
    public List<Long> byActor(String actor, List<String> types, long after, long upTo, int most) {
        return views.sql("SELECT position FROM audit_event FORCE INDEX (audit_event_by_actor) WHERE actor = :actor"
                        + " AND position > :after AND position <= :upTo"
                        + (types.isEmpty() ? "" : " AND type IN (:types)") + " ORDER BY position LIMIT :most")
                .param("actor", actor)
                .param("after", after)
                .param("upTo", upTo)
                .param("types", types)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Where the events of a post's comments stand up to a position, the first ones, in order. */
    public List<Long> comments(PostId post, long after, long upTo, int most) {
        return views.sql("SELECT position FROM audit_comment WHERE post_id = ? AND position > ? AND position <= ?"
                        + " ORDER BY position LIMIT ?")
                .params(post.value(), after, upTo, most)
                .query(Long.class)
                .list();
    }
}
