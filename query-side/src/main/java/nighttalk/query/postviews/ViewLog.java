package nighttalk.query.postviews;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where counted views are recorded: the command side, which alone writes the log. */
public interface ViewLog {

    /**
     * Views of posts that were not recorded before.
     *
     * @param source the process that counted, a random text
     * @param batch rises by one with each batch of the source; the same one again is counted once
     * @param views how many of which post
     */
    record Batch(String source, long batch, Map<String, Long> views) {}

    /**
     * Where the batch is.
     *
     * @param position log position of the batch's last event; 0 where there was nothing to record
     * @param first log position of its first event, where the batch stands in one piece; else null
     */
    record Recorded(long position, @Nullable Long first) {}

    /**
     * Records a batch.
     *
     * @throws RuntimeException if it is not sure that the batch is recorded; it is sent again then, the same
     */
    Recorded record(Batch batch);
}
