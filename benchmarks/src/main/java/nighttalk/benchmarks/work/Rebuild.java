package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.Options.Size;
import nighttalk.benchmarks.measure.Series;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;

/**
 * Rebuilding feed, posts, comments and likes from a long log: against reading and decoding that log, against Axon's
 * stock replay, and beside visitors.
 */
final class Rebuild implements WorkList {

    private static final List<String> PROJECTIONS = List.of("feed", "post", "comment", "like");
    /** The first one also makes the people, whom the measured ones leave alone. */
    private static final List<String> EVERYTHING = List.of("account", "feed", "post", "comment", "like");

    private static final double AIM_FLOOR = 0.5;
    private static final double AIM_REPLAY = 10;
    private static final double AIM_HEAP_MIB = 512;
    private static final double AIM_FLAT = 1.2;
    private static final long TRIAL = 20_000;
    private static final long USUAL = 1_000_000;
    private static final long LARGEST = 10_000_000;
    private static final int MOST_ROUNDS_BESIDE = 3;
    private static final int ROUNDS_OF_THE_LARGEST = 2;

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Size size = stage.options().size();
        int rounds = stage.options().rounds();
        List<Figure> figures = new ArrayList<>();
        List<RebuildRounds> measured = new ArrayList<>();
        long events = size == Size.TRIAL ? TRIAL : USUAL;
        try (RebuildScene scene = RebuildScene.fill(stage, "nt_rebuild", events)) {
            RebuildJobs jobs = firstRebuild(stage, scene);
            RebuildRounds usual = RebuildRounds.measure(stage, scene, jobs, PROJECTIONS, rounds);
            measured.add(usual);
            figures.add(againstFloor(usual));
            figures.add(againstReplay(usual, ReplayRun.measure(stage, scene)));
            figures.add(heap(usual));
            Duration each = stage.options().each();
            figures.addAll(new BesideRebuild(scene, jobs, PROJECTIONS)
                    .measure(name(), Math.min(rounds, MOST_ROUNDS_BESIDE), each));
        }
        if (size == Size.FULL) {
            try (RebuildScene scene = RebuildScene.fill(stage, "nt_rebuild_full", LARGEST)) {
                RebuildJobs jobs = firstRebuild(stage, scene);
                RebuildRounds largest =
                        RebuildRounds.measure(stage, scene, jobs, PROJECTIONS, Math.min(rounds, ROUNDS_OF_THE_LARGEST));
                figures.add(againstFloor(largest));
                figures.add(heap(largest));
                figures.add(flat(measured.getFirst(), largest));
            }
        }
        return figures;
    }

    private static RebuildJobs firstRebuild(Stage stage, RebuildScene scene) {
        RebuildJobs jobs = new RebuildJobs(scene.deployment(), scene.gc());
        stage.say("rebuilding everything for the first time ...");
        RebuildJobs.Outcome first = jobs.run(EVERYTHING);
        stage.say("%s events/s, %s".formatted(Numbers.text(first.rate()), first));
        scene.check();
        return jobs;
    }

    private Figure againstFloor(RebuildRounds rounds) {
        Map<String, Object> details = new LinkedHashMap<>(rounds.details());
        return new Figure(
                name(),
                "rebuild of " + Numbers.text(rounds.events()) + " events / reading and decoding them",
                rounds.ratios(),
                Aim.ratio(AIM_FLOOR),
                "%s/s against %s/s by %d threads; reading alone %s/s by %d"
                        .formatted(
                                Numbers.text(rounds.rates().median()),
                                Numbers.text(rounds.decoded().rates().median()),
                                rounds.decoded().threads(),
                                Numbers.text(rounds.read().rates().median()),
                                rounds.read().threads()),
                details);
    }

    private Figure againstReplay(RebuildRounds rounds, ReplayRun replay) {
        return new Figure(
                name(),
                "rebuild / Axon's replay with JPA",
                new Series(rounds.rates().values().stream()
                        .map(rate -> rate / replay.rate())
                        .toList()),
                Aim.ratio(AIM_REPLAY),
                "%s/s against %s/s".formatted(Numbers.text(rounds.rates().median()), Numbers.text(replay.rate())),
                Map.of("rebuild", rounds.rates().details(), "replay", replay.details()));
    }

    private Figure heap(RebuildRounds rounds) {
        return new Figure(
                name(),
                "heap left after collections, " + Numbers.text(rounds.events()) + " events",
                rounds.heap(),
                Aim.atMost(AIM_HEAP_MIB, "MiB"),
                "of 512 MiB; rows that wait to be written took "
                        + Numbers.text(rounds.waiting().max()) + " MiB",
                Map.of(
                        "heap_mib",
                        rounds.heap().details(),
                        "waiting_mib",
                        rounds.waiting().details()));
    }

    private Figure flat(RebuildRounds usual, RebuildRounds largest) {
        return new Figure(
                name(),
                "heap at " + Numbers.text(largest.events()) + " events / at " + Numbers.text(usual.events()),
                new Series(List.of(largest.heap().median() / usual.heap().median())),
                Aim.atMost(AIM_FLAT, ""),
                "%s MiB → %s MiB"
                        .formatted(
                                Numbers.text(usual.heap().median()),
                                Numbers.text(largest.heap().median())),
                Map.of());
    }
}
