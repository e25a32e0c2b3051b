package nighttalk.platform.database;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a database may be silent towards this thread before it counts as gone. Who answers a request waits less long
 * than who makes an index: the server may have stopped without its connections being cut, and then only the time tells.
 */
public final class Patience {

    private static final ThreadLocal<Duration> LONGEST = new ThreadLocal<>();

    /** What is done with such patience. */
    @FunctionalInterface
    public interface Work<A extends Exception, B extends Exception> {
        /** Does it. */
        void run() throws A, B;
    }

    private Patience() {}

    static @Nullable Duration ofThisThread() {
        return LONGEST.get();
    }

    /** Does the work; connections that this thread takes meanwhile are given up after so long a silence. */
    public static <A extends Exception, B extends Exception> void within(Duration longest, Work<A, B> work)
            throws A, B {
        @Nullable Duration before = LONGEST.get();
        LONGEST.set(longest);
        try {
            work.run();
        } finally {
            set(before);
        }
    }

    /** The same for work with a result. */
    public static <T> T within(Duration longest, Supplier<T> work) {
        @Nullable Duration before = LONGEST.get();
        LONGEST.set(longest);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    private static void set(@Nullable Duration longest) {
        if (longest == null) {
            LONGEST.remove();
        } else {
            LONGEST.set(longest);
        }
    }
}
