package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nighttalk.benchmarks.load.Load;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.measure.Comparison;
import nighttalk.benchmarks.measure.Round;
import nighttalk.benchmarks.measure.Series;
import tools.jackson.databind.JsonNode;

/**
 * Rebuild, decoding, reading, rebuild, decoding, reading and so on, all of the whole log and in the same process.
 *
 * @param rebuilds what came of the rebuilds
 * @param rounds the same as runs, with their CPU time
 * @param decoded the floor: event objects, decrypted
 * @param read the floor under the floor: bytes
 */
record RebuildRounds(long events, List<RebuildJobs.Outcome> rebuilds, List<Round> rounds, Floor decoded, Floor read) {

    /**
     * Going through the log by as many threads as are best.
     *
     * @param tried rates by number of threads
     */
    record Floor(int threads, List<Round> rounds, Map<String, Double> tried) {

        Series rates() {
            return Comparison.rates(rounds);
        }
    }

    private static final List<Integer> THREADS = List.of(1, 2, 4);
    private static final long TRIED_WITH = 200_000;

    static RebuildRounds measure(
            Stage stage, RebuildScene scene, RebuildJobs jobs, List<String> projections, int howMany) {
        stage.say("reading and decoding the log ...");
        Floor decoded = tried(scene, true);
        Floor read = tried(scene, false);
        List<RebuildJobs.Outcome> rebuilds = new ArrayList<>();
        Candidate rebuild = new Candidate("rebuild", scene.deployment().pids(), howLong -> {
            RebuildJobs.Outcome outcome = jobs.run(projections);
            rebuilds.add(outcome);
            return new Load(outcome.events(), outcome.seconds(), Map.of());
        });
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            rounds.add(Round.of(rebuild, Duration.ZERO));
            decoded.rounds().add(Round.of(scan(scene, decoded.threads(), true), Duration.ZERO));
            read.rounds().add(Round.of(scan(scene, read.threads(), false), Duration.ZERO));
            stage.say("rebuilt: " + rebuilds.getLast());
        }
        return new RebuildRounds(scene.events(), rebuilds, rounds, decoded, read);
    }

    private static Floor tried(RebuildScene scene, boolean decode) {
        Map<String, Double> rates = new LinkedHashMap<>();
        int best = 0;
        double most = 0;
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            for (int threads : THREADS) {
                Load load = scan(scene, threads, decode, Math.min(TRIED_WITH, scene.events()));
                rates.put(threads + " threads", load.rate());
                if (warmUp > 0 && load.rate() > most) {
                    most = load.rate();
                    best = threads;
                }
            }
        }
        return new Floor(best, new ArrayList<>(), rates);
    }

    private static Candidate scan(RebuildScene scene, int threads, boolean decode) {
        return new Candidate(
                decode ? "decode" : "read",
                scene.deployment().pids(),
                howLong -> scan(scene, threads, decode, scene.events()));
    }

    private static Load scan(RebuildScene scene, int threads, boolean decode, long events) {
        JsonNode outcome = scene.deployment()
                .query()
                .tool("log?threads=" + threads + "&events=" + events + "&decode=" + decode, "");
        return new Load(outcome.path("count").asLong(), outcome.path("seconds").asDouble(), Map.of());
    }

    Series rates() {
        return Comparison.rates(rounds);
    }

    Series ratios() {
        return new Series(IntStream.range(0, rounds.size())
                .mapToObj(i -> rounds.get(i).load().rate()
                        / decoded.rounds().get(i).load().rate())
                .toList());
    }

    Series heap() {
        return new Series(rebuilds.stream().map(RebuildJobs.Outcome::heapMib).toList());
    }

    Series waiting() {
        return new Series(rebuilds.stream().map(RebuildJobs.Outcome::waitingMib).toList());
    }

    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("events", events);
        details.put("rebuild", Comparison.details("rebuild", rounds));
        details.put(
                "rebuilds", rebuilds.stream().map(RebuildJobs.Outcome::details).toList());
        details.put("decode", Comparison.details("read and decode", decoded.rounds()));
        details.put("decode_by_threads", decoded.tried());
        details.put("read", Comparison.details("read", read.rounds()));
        details.put("read_by_threads", read.tried());
        return details;
    }
}
