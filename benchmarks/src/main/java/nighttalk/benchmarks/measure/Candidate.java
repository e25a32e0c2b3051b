package nighttalk.benchmarks.measure;

import java.time.Duration;
import java.util.Map;
import nighttalk.benchmarks.load.Load;

/**
 * Something that is measured.
 *
 * @param name what it does
 * @param pids the processes that work for it, by name
 * @param run does it for some time
 */
public record Candidate(String name, Map<String, Long> pids, Run run) {

    /** Does it for that long. */
    @FunctionalInterface
    public interface Run {

        /** Returns what came of it; throws if anything failed. */
        Load run(Duration howLong);
    }
}
