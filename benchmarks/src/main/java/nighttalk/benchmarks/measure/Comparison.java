package nighttalk.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What alternating runs showed.
 *
 * @param candidate its name
 * @param candidates its rounds
 * @param floor what it is compared with
 * @param floors the rounds of that
 */
public record Comparison(String candidate, List<Round> candidates, String floor, List<Round> floors) {

    /** Rate of the candidate as a share of the floor's, round by round. */
    public Series ratios() {
        return new Series(IntStream.range(0, candidates.size())
                .mapToObj(i -> candidates.get(i).load().rate()
                        / floors.get(i).load().rate())
                .toList());
    }

    /** The candidate's rates per second. */
    public Series rates() {
        return rates(candidates);
    }

    /** The floor's rates per second. */
    public Series floorRates() {
        return rates(floors);
    }

    /** Rates per second of some rounds. */
    public static Series rates(List<Round> rounds) {
        return series(rounds, round -> round.load().rate());
    }

    /** A percentile of the latency, in milliseconds, of some rounds. */
    public static Series millis(List<Round> rounds, String percentile) {
        return series(rounds, round -> round.load().millis().getOrDefault(percentile, 0.0));
    }

    private static Series series(List<Round> rounds, ToDoubleFunction<Round> number) {
        return new Series(rounds.stream().map(number::applyAsDouble).toList());
    }

    /** For the record. */
    public Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("ratio", ratios().details());
        details.put("candidate", details(candidate, candidates));
        details.put("floor", details(floor, floors));
        return details;
    }

    /** For the record: what was measured in some rounds. */
    public static Map<String, Object> details(String name, List<Round> rounds) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", name);
        details.put("rate", rates(rounds).details());
        details.put("p50_millis", millis(rounds, "p50").details());
        details.put("p99_millis", millis(rounds, "p99").details());
        details.put("runs", rounds.stream().map(Round::details).toList());
        return details;
    }
}
