package nighttalk.benchmarks.measure;

import java.util.List;
import java.util.Map;

/**
 * One number per round.
 *
 * @param values in the order of the rounds
 */
public record Series(List<Double> values) {

    /** Keeps a copy; one value at least. */
    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = List.copyOf(values);
    }

    /** The middle one, or what is halfway between the middle two. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The least. */
    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The greatest. */
    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** For the record. */
    public Map<String, Object> details() {
        return Map.of("median", median(), "min", min(), "max", max(), "rounds", values);
    }
}
