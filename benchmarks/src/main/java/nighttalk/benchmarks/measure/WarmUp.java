package nighttalk.benchmarks.measure;

import java.time.Duration;

/**
 * Unmeasured runs, until they get no faster: on two cores the JVM's compilers need minutes for a service, and while
 * they work a run tells more about them than about the program.
 *
 * @param probe length of one run
 * @param most how many runs at most
 */
public record WarmUp(Duration probe, int most) {

    /** A run that is not faster than the best before it by this factor is no faster. */
    private static final double FASTER = 1.07;

    /** A neighbour on the machine may have made one run slow. */
    private static final int IN_A_ROW = 2;

    /**
     * Runs it until two in a row were no faster than the best before.
     *
     * @return how many runs that took
     */
    public int of(Candidate candidate) {
        double best = 0;
        int noFaster = 0;
        int runs = 0;
        while (runs < most && noFaster < IN_A_ROW) {
            double rate = candidate.run().run(probe).rate();
            noFaster = rate > FASTER * best ? 0 : noFaster + 1;
            best = Math.max(best, rate);
            runs++;
        }
        return runs;
    }
}
