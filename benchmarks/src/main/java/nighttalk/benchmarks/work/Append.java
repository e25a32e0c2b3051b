package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.load.Load;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.measure.Comparison;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.benchmarks.report.Figure;
import tools.jackson.databind.JsonNode;

/** Commands by callers within the process, against plain autocommit inserts of the same row by as many threads. */
final class Append implements WorkList {

    private static final double AIM = 1.5;
    private static final int MANY = 64;
    /** Alone it pays for all that its transaction does beside that row: it takes the head, asks, writes two more rows. */
    private static final double AIM_ALONE = 0.3;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        // Without a query side: what is measured is the log.
        try (Deployment deployment =
                Deployment.startCommandSide(stage.project(), stage.mysql(), stage.folder(), "nt_append")) {
            deployment.command().members(MANY);
            return figures(stage, deployment);
        }
    }

    private List<Figure> figures(Stage stage, Deployment deployment) {
        return List.of(
                Figure.ratio(
                        name(),
                        "CreatePost in process, 64 callers / plain INSERT",
                        compare(stage, deployment, MANY),
                        AIM),
                Figure.ratio(
                        name(),
                        "CreatePost in process, 1 caller / plain INSERT",
                        compare(stage, deployment, 1),
                        AIM_ALONE));
    }

    private static Comparison compare(Stage stage, Deployment deployment, int callers) {
        return stage.alternation()
                .compare(
                        candidate("CreatePost", deployment, "commands", callers),
                        candidate("autocommit INSERT", deployment, "inserts", callers));
    }

    static Candidate candidate(String name, Deployment deployment, String tool, int callers) {
        return new Candidate(name, deployment.pids(), howLong -> run(deployment, tool, callers, howLong));
    }

    private static Load run(Deployment deployment, String tool, int callers, Duration howLong) {
        JsonNode outcome =
                deployment.command().tool(tool + "?callers=" + callers + "&millis=" + howLong.toMillis(), "");
        return new Load(
                outcome.path("count").asLong(),
                outcome.path("seconds").asDouble(),
                Map.of(
                        "p50",
                        outcome.path("p50").asDouble(),
                        "p99",
                        outcome.path("p99").asDouble()));
    }
}
