package nighttalk.query.feed;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import nighttalk.event.PostId;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.cache.KeptRows;
import nighttalk.query.cache.RowCaches;
import nighttalk.query.cache.TouchedBy;
import nighttalk.query.cache.Touches;
import nighttalk.query.post.PostProjection;
import nighttalk.query.postviews.ViewCounter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads pages of posts with their numbers. */
@Component
class Feed {

    /** Straight: in the order of the feed, so that a page reads as many rows as it shows, however many posts there are. */
    private static final String PAGE = "SELECT STRAIGHT_JOIN " + ListedRow.COLUMNS + ListedRow.TABLES
            + " WHERE f.post_id < ? AND f.hidden = 0 ORDER BY f.post_id DESC LIMIT ?";

    private record Asked(long before, int size) {}

    private record PageNature(Touches touches) implements KeptRows.Nature<List<ListedRow>> {

        @Override
        public long[] touchedBy(List<ListedRow> page) {
            return LongStream.concat(
                            LongStream.of(TouchedBy.FEED),
                            page.stream().flatMapToLong(row -> LongStream.of(row.post(), row.author())))
                    .distinct()
                    .toArray();
        }

        @Override
        public int weight(List<ListedRow> page) {
            return page.stream().mapToInt(ListedRow::weight).sum();
        }

        @Override
        public boolean canBeBroughtUpToDate(List<ListedRow> page) {
            return page.stream().allMatch(row -> touches.knowsViewsSince(row.post(), row.viewsPosition()));
        }
    }

    private final JdbcClient views;
    private final ViewCounter counter;
    private final Touches touches;
    private final KeptRows<Asked, List<ListedRow>> kept;

    Feed(@Qualifier("views") DataSource views, ViewCounter counter, Touches touches, RowCaches caches) {
        this.views = JdbcClient.create(views);
        this.counter = counter;
        this.touches = touches;
        this.kept = caches.pages(
                List.of(FeedProjection.NAME, PostProjection.NAME, AccountProjection.NAME), new PageNature(touches));
    }

    /**
     * A page, newest first. By key, never by offset: the hundredth page costs what the first one costs.
     *
     * @param after the last post of the page before, or null for the first page
     * @param size how many at most
     */
    List<ListedPost> page(@Nullable PostId after, int size) {
        Asked asked = new Asked(after == null ? Long.MAX_VALUE : after.value(), size);
        return Objects.requireNonNull(kept.get(asked, () -> read(asked))).stream()
                .map(row -> row.now(touches, counter))
                .toList();
    }

    private List<ListedRow> read(Asked asked) {
        return views.sql(PAGE)
                .params(asked.before(), asked.size())
                .query((row, n) -> ListedRow.of(row))
                .list();
    }
}
