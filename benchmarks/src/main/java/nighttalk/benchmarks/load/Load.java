package nighttalk.benchmarks.load;

import java.util.Map;

/**
 * What came of one run.
 *
 * @param count requests or jobs that were done
 * @param seconds how long it took
 * @param millis latency in milliseconds: {@code p50}, {@code p99} and so on
 */
public record Load(long count, double seconds, Map<String, Double> millis) {

    /** Per second. */
    public double rate() {
        return count / seconds;
    }
}
