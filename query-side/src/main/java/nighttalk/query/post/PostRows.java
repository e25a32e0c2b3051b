package nighttalk.query.post;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import nighttalk.event.AccountId;
import nighttalk.query.cache.KeptRows;
import nighttalk.query.cache.Touches;
import nighttalk.query.comment.Comment;
import nighttalk.query.feed.ListedRow;

/**
 * A post with all that is shown below it.
 *
 * @param post the post
 * @param comments oldest first
 * @param someHidden whether not everybody is shown all of the comments
 * @param writers who wrote the comments
 * @param likers who likes it
 * @param allLikers whether {@code likers} are all of them, or only some of too many
 */
record PostRows(
        ListedRow post,
        List<Comment> comments,
        boolean someHidden,
        Set<Long> writers,
        Set<Long> likers,
        boolean allLikers) {

    boolean isShownTo(AccountId reader) {
        return !post.hidden() || post.author() == reader.value();
    }

    List<Comment> commentsShownTo(AccountId reader) {
        return someHidden
                ? comments.stream()
                        .filter(comment -> !comment.hidden() || comment.userId().equals(reader.text()))
                        .toList()
                : comments;
    }

    record Nature(Touches touches) implements KeptRows.Nature<PostRows> {

        private static final int COMMENT_BYTES = 500;
        private static final int PERSON_BYTES = 64;

        /** Likes and comments touch the post itself. */
        @Override
        public long[] touchedBy(PostRows rows) {
            return LongStream.concat(
                            LongStream.of(rows.post().post(), rows.post().author()),
                            rows.writers().stream().mapToLong(Long::longValue))
                    .distinct()
                    .toArray();
        }

        @Override
        public int weight(PostRows rows) {
            int comments = rows.comments().stream()
                    .mapToInt(comment -> COMMENT_BYTES + 2 * comment.content().length())
                    .sum();
            return rows.post().weight()
                    + comments
                    + PERSON_BYTES * (rows.writers().size() + rows.likers().size());
        }

        @Override
        public boolean canBeBroughtUpToDate(PostRows rows) {
            return touches.knowsViewsSince(rows.post().post(), rows.post().viewsPosition());
        }
    }
}
