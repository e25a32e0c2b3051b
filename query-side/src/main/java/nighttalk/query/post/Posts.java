package nighttalk.query.post;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.query.account.AccountProjection;
import nighttalk.query.cache.KeptRows;
import nighttalk.query.cache.RowCaches;
import nighttalk.query.cache.Touches;
import nighttalk.query.comment.CommentProjection;
import nighttalk.query.feed.FeedProjection;
import nighttalk.query.like.LikeProjection;
import nighttalk.query.like.Likes;
import nighttalk.query.postviews.ViewCounter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Single posts, from memory where that says what the database says. */
@Component
public class Posts {

    private final PostReader reader;
    private final Likes likes;
    private final ViewCounter counter;
    private final Touches touches;
    private final KeptRows<PostId, PostRows> kept;

    Posts(@Qualifier("views") DataSource views, Likes likes, ViewCounter counter, Touches touches, RowCaches caches) {
        this.reader = new PostReader(JdbcClient.create(views));
        this.likes = likes;
        this.counter = counter;
        this.touches = touches;
        this.kept = caches.posts(
                List.of(
                        FeedProjection.NAME,
                        PostProjection.NAME,
                        AccountProjection.NAME,
                        CommentProjection.NAME,
                        LikeProjection.NAME),
                new PostRows.Nature(touches));
    }

    /**
     * One post, looked at once more; the view is in its number already.
     *
     * @throws PostIsHidden if it is not for this reader
     */
    Optional<PostDetail> lookAt(PostId post, AccountId reader) {
        return Optional.ofNullable(kept.get(post, () -> this.reader.read(post))).map(rows -> {
            if (!rows.isShownTo(reader)) {
                throw new PostIsHidden();
            }
            counter.add(post.value());
            return new PostDetail(
                    rows.post().now(touches, counter),
                    isLiked(rows, reader.value()),
                    rows.post().hidden(),
                    rows.commentsShownTo(reader));
        });
    }

    /** One post with all its comments, hidden or not; that a moderator looked at it is no view. */
    public Optional<PostDetail> all(PostId post) {
        return Optional.ofNullable(kept.get(post, () -> reader.read(post)))
                .map(rows -> new PostDetail(
                        rows.post().now(touches, counter), false, rows.post().hidden(), rows.comments()));
    }

    private boolean isLiked(PostRows rows, long reader) {
        return rows.likers().contains(reader)
                || (!rows.allLikers() && likes.includes(rows.post().post(), reader));
    }
}
