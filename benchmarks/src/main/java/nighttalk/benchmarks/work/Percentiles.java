package nighttalk.benchmarks.work;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import nighttalk.benchmarks.measure.Series;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;

/** Times that many threads note down. */
final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    /** The 99th percentile of each round, which should be at most so many milliseconds. */
    static Figure figure(String list, String name, List<Percentiles> rounds, double aim, String measured) {
        Series p99 = series(rounds, 0.99);
        Series p50 = series(rounds, 0.5);
        return new Figure(
                list,
                name + ", p99",
                p99,
                Aim.atMost(aim, "ms"),
                "%s ms, p50 %s ms; %s".formatted(Numbers.text(p99.median()), Numbers.text(p50.median()), measured),
                Map.of("p99_millis", p99.details(), "p50_millis", p50.details()));
    }

    private static Series series(List<Percentiles> rounds, double share) {
        return new Series(rounds.stream().map(round -> round.at(share)).toList());
    }

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
