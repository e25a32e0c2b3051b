package nighttalk.query.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads pages of what waits for a moderator. */
@Component
class Waiting {

    /** By the index on waiting; what a page no longer shows, since its person has left, is passed over. */
    private static final String PAGE = """
            SELECT m.content_id, m.post_id, m.of_comment, m.reports, m.hidden, m.decided_by, m.reason, m.verdict,
                   m.newest_at_us, p.title, COALESCE(c.content, p.content) AS content, a.account_id AS person, a.nickname
            FROM moderated_content m
            JOIN post p ON p.post_id = m.post_id
            LEFT JOIN comment c ON c.comment_id = m.content_id AND m.of_comment = 1
            JOIN account a ON a.account_id = COALESCE(c.writer_id, p.author_id)
            WHERE m.waiting = 1 AND (m.of_comment = 0 OR c.comment_id IS NOT NULL)
              AND (m.newest_at_us < :at OR (m.newest_at_us = :at AND m.content_id < :content))
            ORDER BY m.newest_at_us DESC, m.content_id DESC LIMIT :most""";

    private static final String CATEGORIES = "SELECT content_id, category, COUNT(*) AS reports FROM content_report"
            + " WHERE content_id IN (:ids) GROUP BY content_id, category";

    /** One row, with its place in the order. */
    record Listed(Cursor cursor, WaitingContent content) {}

    private final JdbcClient views;

    Waiting(@Qualifier("views") DataSource views) {
        this.views = JdbcClient.create(views);
    }

    /** A page, newest first, of at most so many. */
    List<Listed> page(Cursor before, int most) {
        Map<Long, Map<String, Long>> categories = new HashMap<>();
        List<Listed> page = new ArrayList<>();
        views.sql(PAGE)
                .param("at", before.newestAtMicros())
                .param("content", before.content())
                .param("most", most)
                .query(row -> {
                    long id = row.getLong("content_id");
                    Map<String, Long> counts = categories.computeIfAbsent(id, none -> new TreeMap<>());
                    page.add(new Listed(new Cursor(row.getLong("newest_at_us"), id), WaitingContent.of(row, counts)));
                });
        if (!page.isEmpty()) {
            views.sql(CATEGORIES).param("ids", List.copyOf(categories.keySet())).query(row -> {
                Map<String, Long> counts = categories.get(row.getLong("content_id"));
                if (counts != null) {
                    counts.put(row.getString("category").toLowerCase(Locale.ROOT), row.getLong("reports"));
                }
            });
        }
        return page;
    }
}
