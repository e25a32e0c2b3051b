package nighttalk.query.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import nighttalk.platform.web.KoreanTime;
import nighttalk.query.projection.Micros;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Reads what people said when they reported a post or its comments. Who it was, moderators are not told. */
@Component
class Reports {

    private static final int MOST = 200;

    private static final String SQL = "SELECT content_id, category, text, reported_at_us FROM content_report"
            + " WHERE post_id = ? ORDER BY reported_at_us DESC, content_id, reporter_id LIMIT " + MOST;

    /**
     * One report.
     *
     * @param commentId null where it is about the post itself
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            @Nullable String commentId,
            String category,
            @Nullable String text,
            String reportedAt) {}

    private final JdbcClient views;

    Reports(@Qualifier("views") DataSource views) {
        this.views = JdbcClient.create(views);
    }

    /** The newest 200. */
    List<Report> about(PostId post) {
        return views.sql(SQL)
                .param(post.value())
                .query((row, n) -> {
                    long content = row.getLong("content_id");
                    return new Report(
                            content == post.value() ? null : new CommentId(content).text(),
                            row.getString("category").toLowerCase(Locale.ROOT),
                            row.getString("text"),
                            KoreanTime.of(Micros.instant(row.getLong("reported_at_us"))));
                })
                .list();
    }
}
