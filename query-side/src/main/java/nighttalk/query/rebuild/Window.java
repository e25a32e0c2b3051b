package nighttalk.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import nighttalk.query.projection.Reach;

/**
 * Which events a copy still lacks.
 *
 * @param from what it holds
 * @param to what it is to hold
 */
record Window(Reach from, Reach to) {

    static Window of(long from, long to) {
        return new Window(Reach.upTo(from), Reach.upTo(to));
    }

    /** Whether it lacks every event behind {@code after} and up to {@code upTo}. */
    boolean takesAll(long after, long upTo) {
        return from.most() <= after && to.least() >= upTo;
    }

    /** What the copy holds after all events up to that position; the beginning must be even, or it must be the end. */
    Reach upTo(long position) {
        if (position >= last()) {
            return to;
        }
        List<Reach.Part> parts = new ArrayList<>();
        for (Reach.Part part : to.parts()) {
            long reached = Math.max(from.most(), Math.min(position, part.position()));
            parts.add(new Reach.Part(part.segment(), part.mask(), reached));
        }
        return new Reach(List.copyOf(parts));
    }

    boolean takes(Object sequence, long position) {
        return !from.holds(sequence, position) && to.holds(sequence, position);
    }

    long first() {
        return from.least();
    }

    long last() {
        return to.most();
    }
}
