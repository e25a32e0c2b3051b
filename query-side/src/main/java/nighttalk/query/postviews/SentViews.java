package nighttalk.query.postviews;

import java.util.Map;

/**
 * A batch of counted views on its way into the rows. Its events stand in the log at or behind {@code first}, and no
 * other event of the same post and process stands between; so a row whose newest view event is at or behind
 * {@code first} has the batch in it, and one whose newest is before has not.
 *
 * @param views how many of which post
 * @param first log position from which on the batch's events stand
 * @param sure whether {@code first} is known; until the answer is there it is only known to be behind the head of the
 *     log at the time of sending, where another process's events may stand too
 */
record SentViews(Map<Long, Long> views, long first, boolean sure) {

    enum In {
        ROW,
        FLIGHT,
        DOUBT
    }

    /** Where the batch's views of the post are, given the position of the newest view event in the post's row. */
    In where(long rowPosition) {
        if (rowPosition < first) {
            return In.FLIGHT;
        }
        return sure ? In.ROW : In.DOUBT;
    }

    long of(long post) {
        return views.getOrDefault(post, 0L);
    }
}
