package nighttalk.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Candidate, floor, candidate, floor: what else the machine does meets both alike.
 *
 * @param rounds how many pairs
 * @param each length of one run
 * @param warmUp what comes before the first, unmeasured
 */
public record Alternation(int rounds, Duration each, WarmUp warmUp) {

    /** Runs both in turn. */
    public Comparison compare(Candidate candidate, Candidate floor) {
        warmUp.of(candidate);
        warmUp.of(floor);
        List<Round> candidates = new ArrayList<>();
        List<Round> floors = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            candidates.add(Round.of(candidate, each));
            floors.add(Round.of(floor, each));
        }
        return new Comparison(candidate.name(), candidates, floor.name(), floors);
    }

    /** Runs one thing alone. */
    public List<Round> measure(Candidate candidate) {
        warmUp.of(candidate);
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(Round.of(candidate, each));
        }
        return measured;
    }
}
