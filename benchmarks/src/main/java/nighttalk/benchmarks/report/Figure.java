package nighttalk.benchmarks.report;

import java.util.Map;
import nighttalk.benchmarks.measure.Comparison;
import nighttalk.benchmarks.measure.Series;

/**
 * One figure and what it should be.
 *
 * @param list the work list that it comes from
 * @param name what it says
 * @param values one per round
 * @param aim what it should be
 * @param measured the numbers behind it, for people
 * @param details everything behind it, for the record
 */
public record Figure(
        String list, String name, Series values, Aim aim, String measured, Map<String, Object> details) {

    /** The ratio of a comparison. */
    public static Figure ratio(String list, String name, Comparison comparison, double aim) {
        return new Figure(
                list,
                name,
                comparison.ratios(),
                Aim.ratio(aim),
                "%s/s against %s/s (%s); p99 %s ms against %s ms"
                        .formatted(
                                Numbers.text(comparison.rates().median()),
                                Numbers.text(comparison.floorRates().median()),
                                comparison.floor(),
                                Numbers.text(Comparison.millis(comparison.candidates(), "p99")
                                        .median()),
                                Numbers.text(Comparison.millis(comparison.floors(), "p99")
                                        .median())),
                comparison.details());
    }

    /** The figure itself. */
    public double value() {
        return values.median();
    }

    /** Whether it is as it should be. */
    public boolean met() {
        return aim.met(value());
    }
}
