package nighttalk.query.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nighttalk.query.projection.ParkedEvents.Parked;

/**
 * Sequences of events that are parked, by projection, with what is parked of them in this run. Changed only by the
 * thread that takes ranges in order; others read what it published.
 */
final class Parking {

    private final Map<String, Set<String>> sequences = new HashMap<>();
    private final Map<String, List<Parked>> parked = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private volatile Map<String, Set<String>> published = Map.of();

    /** The sequences, as they are now; another object after every change. */
    Map<String, Set<String>> now() {
        return published;
    }

    void begin(String projection, Set<String> alreadyParked) {
        sequences.put(projection, new HashSet<>(alreadyParked));
        parked.put(projection, new ArrayList<>());
        publish();
    }

    /** Once, however often a range is folded. */
    void add(String projection, Parked event) {
        if (!seen.add(projection + " " + event.position())) {
            return;
        }
        of(projection).add(event);
        if (sequences.computeIfAbsent(projection, first -> new HashSet<>()).add(event.sequence())) {
            publish();
        }
    }

    private void publish() {
        Map<String, Set<String>> copy = new HashMap<>();
        sequences.forEach((projection, keys) -> copy.put(projection, Set.copyOf(keys)));
        published = Map.copyOf(copy);
    }

    /** What is parked, and what will be: the same list grows. */
    List<Parked> of(String projection) {
        return Objects.requireNonNull(parked.get(projection));
    }
}
