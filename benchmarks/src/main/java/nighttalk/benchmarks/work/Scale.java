package nighttalk.benchmarks.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nighttalk.benchmarks.Options.Size;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.machine.ProcessUse;
import nighttalk.benchmarks.measure.Alternation;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.measure.Comparison;
import nighttalk.benchmarks.measure.Round;
import nighttalk.benchmarks.measure.Series;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;

/** The same work on a log and a feed of ten thousand posts, of a hundred thousand, of a million. */
final class Scale implements WorkList {

    private static final double AIM_RATE = 0.8;
    private static final double AIM_MEMORY = 1.2;
    private static final List<Long> SIZES = List.of(10_000L, 100_000L, 1_000_000L);
    private static final List<Long> TRIAL = List.of(6_000L, 12_000L);
    private static final List<Long> FULL = List.of(10_000L, 1_000_000L, 10_000_000L);
    private static final int SAMPLE = 1_000;
    private static final int CALLERS = 64;

    @Override
    public String name() {
        return "scale";
    }

    /** What was measured with so many events in the log. */
    private record Level(
            long events, List<Round> feed, List<Round> detail, List<Round> append, Map<String, Double> mib) {

        double memory() {
            return mib.entrySet().stream()
                    .filter(process -> !process.getKey().equals("mysql"))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }

        Map<String, Object> details() {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("events", events);
            details.put("feed", Comparison.details("feed page", feed));
            details.put("detail", Comparison.details("post detail", detail));
            details.put("append", Comparison.details("CreatePost in process", append));
            details.put("resident_mib", mib);
            return details;
        }
    }

    @Override
    public List<Figure> measure(Stage stage) {
        try (Deployment deployment = Deployment.start(stage.project(), stage.mysql(), stage.folder(), "nt_scale")) {
            Scene scene = Scene.fill(deployment);
            BulkFill bulk = new BulkFill(deployment, scene.posts().getFirst());
            List<Long> sizes = sizes(stage.options().size());
            List<Level> levels = new ArrayList<>();
            for (long size : sizes) {
                stage.say("filling up to " + Numbers.text(size) + " events ...");
                deployment.stop();
                bulk.add(Math.max(1, size - events(deployment)));
                deployment.start();
                deployment.mysql().settle();
                levels.add(level(stage, scene, bulk));
            }
            return List.of(
                    rate(levels, "feed page", Level::feed),
                    rate(levels, "post detail", Level::detail),
                    rate(levels, "CreatePost in process", Level::append),
                    memory(levels));
        }
    }

    private static List<Long> sizes(Size size) {
        return switch (size) {
            case TRIAL -> TRIAL;
            case USUAL -> SIZES;
            case FULL -> FULL;
        };
    }

    private static long events(Deployment deployment) {
        return deployment.mysql().number(deployment.logSchema(), "SELECT position FROM log_head");
    }

    private static Level level(Stage stage, Scene scene, BulkFill bulk) {
        Deployment deployment = scene.deployment();
        long events = events(deployment);
        Scene now = scene.at(Scene.settled(deployment, scene.member(0)));
        deployment.command().members(CALLERS); // the callers of this process
        Alternation alternation = stage.alternation();
        Api query = deployment.query();
        List<RawRequest> feed = ReadHttp.reads(now, reader -> "/api/posts");
        List<RawRequest> detail = IntStream.range(0, SAMPLE)
                .mapToObj(i -> now.read("/api/posts/" + bulk.post(bulk.posts() * i / SAMPLE), i))
                .toList();
        List<Round> feeds = alternation.measure(
                new Candidate("feed page", deployment.pids(), stage.wrk().plan(query, feed)::run));
        List<Round> details = alternation.measure(
                new Candidate("post detail", deployment.pids(), stage.wrk().plan(query, detail)::run));
        List<Round> appends = alternation.measure(Append.candidate("CreatePost", deployment, "commands", CALLERS));
        Map<String, Double> mib = new LinkedHashMap<>();
        deployment.pids().forEach((name, pid) -> mib.put(name, ProcessUse.residentMib(pid)));
        Scene.settled(deployment, scene.member(0));
        return new Level(events, feeds, details, appends, mib);
    }

    private Figure rate(List<Level> levels, String what, Function<Level, List<Round>> rounds) {
        List<Double> least = Comparison.rates(rounds.apply(levels.getFirst())).values();
        List<Double> most = Comparison.rates(rounds.apply(levels.getLast())).values();
        return new Figure(
                name(),
                what + " at " + Numbers.text(levels.getLast().events()) + " events / at "
                        + Numbers.text(levels.getFirst().events()),
                new Series(IntStream.range(0, least.size())
                        .mapToObj(i -> most.get(i) / least.get(i))
                        .toList()),
                Aim.ratio(AIM_RATE),
                along(
                                levels,
                                "/s",
                                level -> Comparison.rates(rounds.apply(level)).median())
                        + "; p50 "
                        + along(
                                levels,
                                " ms",
                                level -> Comparison.millis(rounds.apply(level), "p50")
                                        .median()),
                Map.of("levels", levels.stream().map(Level::details).toList()));
    }

    private Figure memory(List<Level> levels) {
        return new Figure(
                name(),
                "memory of both sides at " + Numbers.text(levels.getLast().events()) + " events / at "
                        + Numbers.text(levels.getFirst().events()),
                new Series(List.of(levels.getLast().memory() / levels.getFirst().memory())),
                Aim.atMost(AIM_MEMORY, ""),
                along(levels, " MiB", Level::memory),
                Map.of("resident_mib", levels.stream().map(Level::mib).toList()));
    }

    private static String along(List<Level> levels, String unit, ToDoubleFunction<Level> number) {
        return levels.stream()
                .map(level -> Numbers.text(number.applyAsDouble(level)) + unit)
                .collect(Collectors.joining(" → "));
    }
}
