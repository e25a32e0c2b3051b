package nighttalk.benchmarks.history;

import com.github.f4b6a3.tsid.Tsid;

/** Identifiers as the service makes them, but of another time: milliseconds, then a counter. */
final class Ids {

    private static final int COUNTER_BITS = 22;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;

    private long made;

    /** One that sorts by the time. */
    long next(long micros) {
        return ((micros / 1_000 - Tsid.TSID_EPOCH) << COUNTER_BITS) | (made++ & COUNTER);
    }
}
