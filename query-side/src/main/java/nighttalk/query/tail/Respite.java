package nighttalk.query.tail;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * For whoever looks at the log's end again and again: a second's wait after each look that failed. Axon's event store
 * looks again at once, and writes a stack trace each time.
 */
public final class Respite {

    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);

    private volatile boolean failed;

    /** Looks, and remembers whether that failed. */
    public <T> T looking(Supplier<T> look) {
        boolean succeeded = false;
        try {
            T found = look.get();
            succeeded = true;
            return found;
        } finally {
            failed = !succeeded;
        }
    }

    /** Waits if the last look failed; an interrupt ends the wait. */
    public void beforeTheNext() {
        if (failed) {
            sleep(AFTER_AN_ERROR);
        }
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
