package nighttalk.benchmarks.history;

import java.util.SplittableRandom;

/** Skewed choices. */
final class Zipf {

    private Zipf() {}

    /** A rank below {@code ranks}, each as likely as one over itself (Zipf's law with exponent 1). */
    static int rank(int ranks, SplittableRandom random) {
        return (int) Math.min(ranks - 1.0, Math.exp(random.nextDouble() * Math.log(ranks + 1.0)) - 1);
    }

    /** A row below {@code rows}, the first ones more likely: as one over the square root of the row. */
    static int early(int rows, SplittableRandom random) {
        double part = random.nextDouble();
        return (int) (part * part * rows);
    }

    /** A row below {@code rows}, the last ones more likely. */
    static int late(int rows, SplittableRandom random) {
        return rows - 1 - early(rows, random);
    }
}
