package nighttalk.benchmarks.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import nighttalk.benchmarks.load.Load;
import nighttalk.benchmarks.machine.ProcessUse;

/**
 * One run of a candidate.
 *
 * @param load what came of it
 * @param cpuSeconds what each process took for it; {@code load-generator} is wrk
 */
public record Round(Load load, Map<String, Double> cpuSeconds) {

    /** Runs it once. */
    public static Round of(Candidate candidate, Duration howLong) {
        Map<String, Double> before = cpu(candidate);
        Load load = candidate.run().run(howLong);
        Map<String, Double> used = new LinkedHashMap<>();
        cpu(candidate).forEach((name, seconds) -> used.put(name, seconds - before.getOrDefault(name, 0.0)));
        return new Round(load, used);
    }

    private static Map<String, Double> cpu(Candidate candidate) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        candidate.pids().forEach((name, pid) -> seconds.put(name, ProcessUse.cpuSeconds(pid)));
        seconds.put("load-generator", ProcessUse.endedChildrenCpuSeconds());
        return seconds;
    }

    /** For the record. */
    Map<String, Object> details() {
        return Map.of(
                "count", load.count(),
                "seconds", load.seconds(),
                "rate", load.rate(),
                "millis", load.millis(),
                "cpu_seconds", cpuSeconds);
    }
}
