package nighttalk.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;

/** What tracing costs: a service that sends its spans somewhere, against one that does not. */
final class Traced implements WorkList {

    private static final double AIM = 0.9;
    private static final double AIM_OF_ALL = 0.7;
    private static final double USUAL_SHARE = 0.1;

    @Override
    public String name() {
        return "traces";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(compare(stage, USUAL_SHARE, AIM));
        figures.addAll(compare(stage, 1, AIM_OF_ALL));
        return figures;
    }

    private List<Figure> compare(Stage stage, double share, double aim) {
        stage.say("starting and filling a deployment that is traced ...");
        try (SpanSink sink = new SpanSink();
                Deployment deployment = Deployment.start(
                        stage.project(),
                        stage.mysql(),
                        stage.folder(),
                        "nt_traced_" + Math.round(100 * share),
                        Map.of("nighttalk.traces.endpoint", sink.endpoint(), "nighttalk.traces.share", "" + share))) {
            Scene traced = Scene.fill(deployment);
            String what = " with " + Numbers.text(100 * share) + " % of requests traced / without";
            List<Figure> figures = List.of(
                    Figure.ratio(
                            name(),
                            "feed page" + what,
                            stage.alternation().compare(reads(stage, traced), reads(stage, stage.scene())),
                            aim),
                    Figure.ratio(
                            name(),
                            "create" + what,
                            stage.alternation().compare(writes(stage, traced), writes(stage, stage.scene())),
                            aim));
            if (sink.requests() == 0) {
                throw new IllegalStateException("no span was sent, so this is void");
            }
            stage.say("spans came in " + sink.requests() + " requests of " + Numbers.text(sink.bytes()) + " bytes");
            return figures;
        }
    }

    private static Candidate reads(Stage stage, Scene scene) {
        Wrk.Plan plan = stage.wrk().plan(scene.deployment().query(), ReadHttp.reads(scene, reader -> "/api/posts"));
        return new Candidate("feed page", scene.deployment().pids(), plan::run);
    }

    private static Candidate writes(Stage stage, Scene scene) {
        Wrk.Plan plan = stage.wrk()
                .plan(
                        scene.deployment().command(),
                        scene.members().stream().map(Writes::create).toList());
        return new Candidate("create", scene.deployment().pids(), howLong -> scene.settledAfter(plan, howLong));
    }
}
