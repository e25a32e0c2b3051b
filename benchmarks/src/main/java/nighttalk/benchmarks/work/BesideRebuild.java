package nighttalk.benchmarks.work;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nighttalk.benchmarks.measure.Series;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;
import nighttalk.benchmarks.work.PacedVisitors.Kind;
import nighttalk.event.PostId;

/** How much longer visitors wait while projections are rebuilt, the exchange of tables included. */
final class BesideRebuild {

    private static final double AIM = 2;
    private static final int SAMPLE = 1_000;
    private static final double P99 = 0.99;

    private final RebuildScene filled;
    private final RebuildJobs jobs;
    private final List<String> projections;

    BesideRebuild(RebuildScene filled, RebuildJobs jobs, List<String> projections) {
        this.filled = filled;
        this.jobs = jobs;
        this.projections = projections;
    }

    /** One round: with a rebuild, and without for as long. */
    private record Round(Map<Kind, Percentiles> with, Map<Kind, Percentiles> without, double rebuildRate) {}

    List<Figure> measure(String list, int rounds, Duration each) {
        Deployment deployment = filled.deployment();
        Scene scene = new Scene(deployment, filled.members(), posts(deployment), 0)
                .at(Scene.settled(deployment, filled.members().getFirst()));
        PacedVisitors visitors = new PacedVisitors(scene);
        visitors.run(over(each)); // unmeasured
        List<Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            measured.add(round(visitors, each));
        }
        return Arrays.stream(Kind.values())
                .map(kind -> figure(list, kind, measured))
                .toList();
    }

    private Round round(PacedVisitors visitors, Duration least) {
        long began = System.nanoTime();
        Map<Kind, Percentiles> with;
        double rate;
        try (ExecutorService analyst = Executors.newSingleThreadExecutor()) {
            Future<RebuildJobs.Outcome> rebuild = analyst.submit(() -> {
                RebuildJobs.Outcome last;
                do {
                    last = jobs.run(projections);
                } while (System.nanoTime() - began < least.toNanos());
                return last;
            });
            with = visitors.run(rebuild::isDone);
            rate = rebuild.get().rate();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Round(with, visitors.run(over(Duration.ofNanos(System.nanoTime() - began))), rate);
    }

    private static BooleanSupplier over(Duration howLong) {
        long end = System.nanoTime() + howLong.toNanos();
        return () -> System.nanoTime() > end;
    }

    /** Posts of all ages, with as many comments as they happen to have. */
    private static List<String> posts(Deployment deployment) {
        List<String> posts = new ArrayList<>();
        try (Connection connection = deployment.mysql().connect(deployment.viewsSchema());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT post_id FROM feed ORDER BY RAND(1) LIMIT " + SAMPLE)) {
            while (row.next()) {
                posts.add(new PostId(row.getLong(1)).text());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return posts;
    }

    private static Figure figure(String list, Kind kind, List<Round> rounds) {
        Series with = series(rounds.stream().map(round -> at(round.with(), kind, P99)));
        Series without = series(rounds.stream().map(round -> at(round.without(), kind, P99)));
        Series half = series(rounds.stream().map(round -> at(round.with(), kind, 0.5)));
        Series halfWithout = series(rounds.stream().map(round -> at(round.without(), kind, 0.5)));
        Series rate = series(rounds.stream().map(Round::rebuildRate));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("p99_millis_with", with.details());
        details.put("p99_millis_without", without.details());
        details.put("p50_millis_with", half.details());
        details.put("p50_millis_without", halfWithout.details());
        details.put("rebuilt_events_per_second", rate.details());
        details.put(
                "requests_with",
                rounds.stream().map(round -> count(round.with(), kind)).toList());
        return new Figure(
                list,
                kind.text() + ", p99 beside a rebuild / without",
                series(rounds.stream().map(round -> at(round.with(), kind, P99) / at(round.without(), kind, P99))),
                Aim.atMost(AIM, ""),
                "%s ms against %s ms; p50 %s ms against %s ms; %s events/s were rebuilt meanwhile"
                        .formatted(
                                Numbers.text(with.median()),
                                Numbers.text(without.median()),
                                Numbers.text(half.median()),
                                Numbers.text(halfWithout.median()),
                                Numbers.text(rate.median())),
                details);
    }

    private static Series series(Stream<Double> values) {
        return new Series(values.toList());
    }

    private static double at(Map<Kind, Percentiles> times, Kind kind, double share) {
        return times.getOrDefault(kind, new Percentiles()).at(share);
    }

    private static int count(Map<Kind, Percentiles> times, Kind kind) {
        return times.getOrDefault(kind, new Percentiles()).count();
    }
}
