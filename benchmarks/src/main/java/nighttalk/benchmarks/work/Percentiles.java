package nighttalk.benchmarks.work;

import java.util.concurrent.ConcurrentLinkedQueue;

/** Times that many threads note down. */
final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long time) {
        nanos.add(time);
    }

    int count() {
        return nanos.size();
    }

    /** The time, in milliseconds, that this share of all did not exceed. */
    double at(double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        return sorted[(int) Math.min(sorted.length - 1, (long) (share * sorted.length))] / NANOS_PER_MILLI;
    }
}
