package nighttalk.benchmarks.report;

import java.util.Locale;

/** Numbers for people: as many digits as mean something. */
public final class Numbers {

    private Numbers() {}

    /** A whole number. */
    public static String text(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Three digits, or all those before the point. */
    public static String text(double value) {
        double size = Math.abs(value);
        if (size >= 100 || (value == Math.rint(value) && size < 100)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }
}
