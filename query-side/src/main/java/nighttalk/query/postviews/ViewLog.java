package nighttalk.query.postviews;

import java.util.Map;

/** Where counted views are recorded: the command side, which alone writes the log. */
public interface ViewLog {

    /** How many different posts a batch may have. */
    int MOST_POSTS = 10_000;

    /**
     * Views of posts that were not recorded before.
     *
     * @param source the process that counted, a random text
     * @param batch rises by one with each batch of the source; the same one again is counted once
     * @param views how many of which post
     */
    record Batch(String source, long batch, Map<String, Long> views) {}

    /**
     * Records a batch, all of it in one piece of the log.
     *
     * @return log position of the batch's first event, also when it was recorded at an earlier try; 0 if there was
     *     nothing to record, since none of the posts is there any more
     * @throws RuntimeException if it is not sure that the batch is recorded; it is sent again then, the same
     */
    long record(Batch batch);
}
