package nighttalk.benchmarks.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.measure.Series;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;

/** The whole service in one process on a folder that an evening has filled: time to its first page, and memory. */
final class Start implements WorkList {

    private static final double AIM_SECONDS = 10;
    private static final double AIM_MIB = 700;
    private static final Duration QUIET = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Path data = stage.folder().resolve("standalone");
        String token;
        stage.say("filling a data folder ...");
        try (Standalone first = Standalone.start(stage, data, "")) {
            first.demo();
            token = first.signUp();
        }
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < stage.options().rounds(); i++) {
            try (Standalone again = Standalone.start(stage, data, token)) {
                seconds.add(again.secondsToFirstPage());
            }
        }
        try (Standalone running = Standalone.start(stage, data, token)) {
            Stage.pause(QUIET);
            Memory idle = running.memory();
            Memory loaded = load(stage, running, token);
            return List.of(startFigure(seconds), memory("idle", idle), memory("under load", loaded));
        }
    }

    /** Readers, then writers; the most memory that was seen. */
    private static Memory load(Stage stage, Standalone running, String token) {
        Wrk.Plan feed = stage.wrk().plan(running.api(), List.of(RawRequest.get("/api/posts", token)));
        Wrk.Plan create = stage.wrk().plan(running.api(), List.of(Writes.create(running.member(token))));
        feed.run(stage.options().each());
        Memory reading = running.memory();
        create.run(stage.options().each());
        return reading.most(running.memory());
    }

    private Figure startFigure(List<Double> seconds) {
        Series series = new Series(seconds);
        return new Figure(
                name(),
                "standalone: start to first page",
                series,
                Aim.atMost(AIM_SECONDS, "s"),
                "on a filled folder, with its database",
                Map.of("seconds", series.details()));
    }

    private Figure memory(String when, Memory memory) {
        return new Figure(
                name(),
                "standalone: memory " + when,
                new Series(List.of(memory.sum())),
                Aim.atMost(AIM_MIB, "MiB"),
                "JVM %s MiB, database %s MiB, resident"
                        .formatted(Numbers.text(memory.jvm()), Numbers.text(memory.database())),
                Map.of("jvm_mib", memory.jvm(), "database_mib", memory.database()));
    }

    /** Resident MiB. */
    record Memory(double jvm, double database) {

        double sum() {
            return jvm + database;
        }

        Memory most(Memory other) {
            return new Memory(Math.max(jvm, other.jvm), Math.max(database, other.database));
        }
    }
}
