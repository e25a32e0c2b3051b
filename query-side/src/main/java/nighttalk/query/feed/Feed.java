package nighttalk.query.feed;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.event.PostId;
import nighttalk.query.postviews.ViewCounter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads posts with their numbers. */
@Component
public class Feed {

    private final JdbcClient views;
    private final ViewCounter counter;

    Feed(@Qualifier("views") DataSource views, ViewCounter counter) {
        this.views = JdbcClient.create(views);
        this.counter = counter;
    }

    /**
     * A page, newest first. By key, never by offset: the hundredth page costs what the first one costs.
     *
     * @param after the last post of the page before, or null for the first page
     * @param size how many at most
     */
    List<ListedPost> page(@Nullable PostId after, int size) {
        return views
                .sql(ListedRow.SELECT + " WHERE f.post_id < ? ORDER BY f.post_id DESC LIMIT ?")
                .params(after == null ? Long.MAX_VALUE : after.value(), size)
                .query(ListedRow::of)
                .list()
                .stream()
                .map(row -> ListedPost.of(row, counter.shown(row.post(), row.views(), row.viewsPosition())))
                .toList();
    }

    /** One post, looked at once more; the view is in the number already. */
    public Optional<ListedPost> lookAt(PostId post) {
        return views.sql(ListedRow.SELECT + " WHERE f.post_id = ?")
                .param(post.value())
                .query(ListedRow::of)
                .optional()
                .map(row -> {
                    counter.add(row.post());
                    return ListedPost.of(row, counter.shown(row.post(), row.views(), row.viewsPosition()));
                });
    }
}
