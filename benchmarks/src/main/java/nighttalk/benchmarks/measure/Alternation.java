package nighttalk.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Candidate, floor, candidate, floor: what else the machine does meets both alike.
 *
 * @param rounds how many pairs
 * @param each length of one run
 * @param warmUp length of the unmeasured run of each before the first
 */
public record Alternation(int rounds, Duration each, Duration warmUp) {

    /** Runs both in turn. */
    public Comparison compare(Candidate candidate, Candidate floor) {
        candidate.run().run(warmUp);
        floor.run().run(warmUp);
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
        candidate.run().run(warmUp);
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(Round.of(candidate, each));
        }
        return measured;
    }
}
