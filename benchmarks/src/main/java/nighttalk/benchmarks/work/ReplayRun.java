package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.Map;
import nighttalk.benchmarks.Options.Size;
import nighttalk.benchmarks.machine.ProcessUse;
import nighttalk.benchmarks.process.Replay;

/**
 * What Axon's stock replay gets through in a fixed time, at the beginning of the same log, where its tables are small.
 *
 * @param events of the log
 * @param seconds how long
 * @param cpuSeconds that its process took for it
 */
record ReplayRun(double events, double seconds, double cpuSeconds) {

    private static final Duration BEGUN = Duration.ofMinutes(2);
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration OF_A_TRIAL = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** Of events, as {@code nighttalk.benchmarks.history} makes them up. */
    private static final double LEAST_LIKES = 0.25;

    static ReplayRun measure(Stage stage, RebuildScene scene) {
        boolean trial = stage.options().size() == Size.TRIAL;
        stage.say("replaying by Axon and JPA ...");
        try (Replay replay = Replay.start(scene.deployment(), stage.folder(), "nt_replay", RebuildScene.HEAP)) {
            awaitFirstEvents(replay);
            Stage.pause(trial ? BETWEEN_LOOKS : WARM);
            double cpu = cpu(replay);
            double first = replay.position();
            long began = System.nanoTime();
            long end = began + (trial ? OF_A_TRIAL : MEASURED).toNanos();
            double reached = first;
            while (System.nanoTime() < end && reached < scene.events()) {
                Stage.pause(BETWEEN_LOOKS);
                reached = replay.position();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long likes = replay.number("SELECT COUNT(*) FROM like_row");
            // Axon's default is to go on after an error.
            if (reached <= first
                    || likes < LEAST_LIKES * (reached - scene.members().size())) {
                throw new IllegalStateException("Axon's replay went from " + first + " to " + reached + " of "
                        + scene.events() + " events, and made rows of " + likes + " likes");
            }
            return new ReplayRun(reached - first, seconds, cpu(replay) - cpu);
        }
    }

    private static void awaitFirstEvents(Replay replay) {
        long deadline = System.nanoTime() + BEGUN.toNanos();
        while (replay.position() <= 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Axon's replay has not begun after " + BEGUN);
            }
            Stage.pause(BETWEEN_LOOKS);
        }
    }

    private static double cpu(Replay replay) {
        return ProcessUse.cpuSeconds(replay.pids().getOrDefault("replay", 0L));
    }

    double rate() {
        return events / seconds;
    }

    Map<String, Object> details() {
        return Map.of("events", events, "seconds", seconds, "rate", rate(), "cpu_seconds", cpuSeconds);
    }
}
