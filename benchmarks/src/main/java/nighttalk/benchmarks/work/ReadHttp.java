package nighttalk.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.report.Figure;

/** Reads over HTTP, against the same server answering an authenticated constant of the same size. */
final class ReadHttp implements WorkList {

    private static final double AIM = 0.6;

    @Override
    public String name() {
        return "read-http";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Scene scene = stage.scene();
        List<String> posts = scene.posts();
        return List.of(
                compare(stage, "feed page", reader -> "/api/posts"),
                compare(stage, "post detail", reader -> "/api/posts/" + posts.get(reader % posts.size())),
                compare(stage, "auth/me", reader -> "/api/auth/me"));
    }

    private Figure compare(Stage stage, String what, IntFunction<String> path) {
        Scene scene = stage.scene();
        Api query = scene.deployment().query();
        List<RawRequest> reads = reads(scene, path);
        int size = query.send(reads.getFirst()).body().length;
        List<RawRequest> constants = reads(scene, reader -> "/api/posts/floor/constant?size=" + size);
        return Figure.ratio(
                name(),
                what + " / constant of " + size + " bytes",
                stage.alternation()
                        .compare(candidate(stage, what, query, reads), candidate(stage, "constant", query, constants)),
                AIM);
    }

    private static Candidate candidate(Stage stage, String name, Api api, List<RawRequest> requests) {
        return new Candidate(
                name,
                stage.scene().deployment().pids(),
                stage.wrk().plan(api, requests)::run);
    }

    /** Every post once, each read by the next member. */
    static List<RawRequest> reads(Scene scene, IntFunction<String> path) {
        List<RawRequest> reads = new ArrayList<>();
        for (int i = 0; i < scene.posts().size(); i++) {
            reads.add(scene.read(path.apply(i), i));
        }
        return reads;
    }
}
