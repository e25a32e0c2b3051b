package nighttalk.benchmarks.report;

/**
 * What a figure should be.
 *
 * @param atLeast whether more is better
 * @param bound the least or most that is good
 * @param unit of the figure; empty for a ratio
 */
public record Aim(boolean atLeast, double bound, String unit) {

    /** At least that ratio. */
    public static Aim ratio(double bound) {
        return new Aim(true, bound, "");
    }

    /** At least that much. */
    public static Aim atLeast(double bound, String unit) {
        return new Aim(true, bound, unit);
    }

    /** At most that much. */
    public static Aim atMost(double bound, String unit) {
        return new Aim(false, bound, unit);
    }

    /** Whether the figure is good. */
    public boolean met(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    /** How good the figure is as a share of the aim: 1 or more is met, whichever way the aim goes. */
    public double reached(double value) {
        return atLeast ? value / bound : bound / Math.max(value, bound / 1_000);
    }

    /** For people. */
    public String text() {
        return (atLeast ? "≥ " : "≤ ") + Numbers.text(bound) + (unit.isEmpty() ? "" : " " + unit);
    }
}
