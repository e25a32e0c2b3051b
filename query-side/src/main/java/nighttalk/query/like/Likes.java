package nighttalk.query.like;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import nighttalk.query.cache.KeptRows;
import nighttalk.query.cache.RowCaches;
import nighttalk.query.cache.TouchedBy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who likes what. */
@Component
public class Likes {

    private record Like(long post, long account) {}

    private record Known(Like like, boolean there) {}

    private static final class LikeNature implements KeptRows.Nature<Known> {

        private static final int BYTES = 200;

        @Override
        public long[] touchedBy(Known known) {
            return new long[] {TouchedBy.like(known.like().post(), known.like().account())};
        }

        @Override
        public int weight(Known known) {
            return BYTES;
        }
    }

    private final JdbcClient views;
    private final KeptRows<Like, Known> kept;

    Likes(@Qualifier("views") DataSource views, RowCaches caches) {
        this.views = JdbcClient.create(views);
        this.kept = caches.likes(List.of(LikeProjection.NAME), new LikeNature());
    }

    /** Whether the person likes the post. */
    public boolean includes(long post, long account) {
        Like like = new Like(post, account);
        return Objects.requireNonNull(kept.get(like, () -> read(like))).there();
    }

    private Known read(Like like) {
        boolean there = views.sql("SELECT 1 FROM liked WHERE post_id = ? AND account_id = ?")
                .params(like.post(), like.account())
                .query(Integer.class)
                .optional()
                .isPresent();
        return new Known(like, there);
    }
}
