package nighttalk.standalone.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Seeded randomness in the few forms that the plan needs. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 up to but not {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long seed() {
        return random.nextLong();
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** One of the list, each as likely as its weight says; weights are positive, or zero for never. */
    <T> T weighted(List<T> list, ToDoubleFunction<T> weight) {
        double left = random.nextDouble() * list.stream().mapToDouble(weight).sum();
        for (T one : list) {
            left -= weight.applyAsDouble(one);
            if (left < 0) {
                return one;
            }
        }
        throw new IllegalArgumentException("nothing to choose from");
    }
}
