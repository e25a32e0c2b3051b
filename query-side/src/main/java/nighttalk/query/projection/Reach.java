package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How much of the log some rows hold: of each segment of the events everything up to a position. Live rows are filled
 * by segments that may be at different places; a copy that one process made is at one.
 *
 * @param parts the segments, which together are the whole
 */
public record Reach(List<Part> parts) {

    /**
     * One segment, as Axon cuts them: those whose sequence's hash has {@code segment} in the bits of {@code mask}.
     *
     * @param segment its number
     * @param mask 2^n - 1 for the 2^n-th part of the whole
     * @param position the newest event that is in the rows
     */
    public record Part(int segment, int mask, long position) {
        boolean has(Object sequence) {
            return mask == 0 || (mask & Objects.hashCode(sequence)) == segment;
        }
    }

    /** Everything up to that position. */
    public static Reach upTo(long position) {
        return new Reach(List.of(new Part(0, 0, position)));
    }

    /** Up to where it holds everything. */
    public long least() {
        return parts.stream().mapToLong(Part::position).min().orElse(0);
    }

    /** Beyond that it holds nothing. */
    public long most() {
        return parts.stream().mapToLong(Part::position).max().orElse(0);
    }

    /** Whether it is one position for all. */
    public boolean isEven() {
        return least() == most();
    }

    /** Whether everything that the other has is here. */
    public boolean covers(Reach other) {
        return isEven() ? least() >= other.most() : equals(other) || least() >= other.most();
    }

    /**
     * Whether the event is in the rows.
     *
     * @param sequence what must stay in order with it
     */
    public boolean holds(Object sequence, long position) {
        for (Part part : parts) {
            if (part.has(sequence)) {
                return position <= part.position();
            }
        }
        return false;
    }

    /** The same segments, all of them there at least. */
    public Reach atLeast(long position) {
        List<Part> further = new ArrayList<>();
        parts.forEach(part -> further.add(
                new Part(part.segment(), part.mask(), Math.max(position, part.position()))));
        return new Reach(List.copyOf(further));
    }
}
