package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.machine.ProcessUse;
import nighttalk.benchmarks.measure.Series;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;

/** What a query side costs that nobody asks and that has nothing to follow: it polls the log's head. */
final class Idle implements WorkList {

    private static final double AIM = 1;
    private static final double PERCENT = 100;
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration WATCHED = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Map<String, Long> pids = stage.scene().deployment().pids();
        Stage.pause(QUIET);
        double query = share(pids, "query-side", 0);
        double command = share(pids, "command-side", 0);
        double mysql = share(pids, "mysql", 0);
        Stage.pause(WATCHED);
        query = share(pids, "query-side", query);
        command = share(pids, "command-side", command);
        mysql = share(pids, "mysql", mysql);
        return List.of(new Figure(
                name(),
                "idle query side, share of one core",
                new Series(List.of(query)),
                Aim.atMost(AIM, "%"),
                "command side %s %%, MySQL %s %% meanwhile".formatted(Numbers.text(command), Numbers.text(mysql)),
                Map.of(
                        "seconds", WATCHED.toSeconds(),
                        "query_side_percent", query,
                        "command_side_percent", command,
                        "mysql_percent", mysql)));
    }

    /** Percent of a core that led from an earlier reading to now. */
    private static double share(Map<String, Long> pids, String name, double before) {
        double now = PERCENT * ProcessUse.cpuSeconds(pids.getOrDefault(name, 0L)) / WATCHED.toSeconds();
        return now - before;
    }
}
