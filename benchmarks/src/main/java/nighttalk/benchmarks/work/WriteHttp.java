package nighttalk.benchmarks.work;

import java.util.List;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.report.Figure;

/** Commands over HTTP with tokens, against the same server answering an authenticated empty POST. */
final class WriteHttp implements WorkList {

    private static final double AIM = 0.5;
    /** Likes of one round: so many pairs that none is pressed again and again. */
    static final int PAIRS = 50_000;

    @Override
    public String name() {
        return "write-http";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Scene scene = stage.scene();
        List<Member> members = scene.members();
        return List.of(
                compare(stage, "create", members.stream().map(Writes::create).toList()),
                compare(stage, "comment", Writes.comments(members, scene.posts().size(), scene::post)),
                compare(stage, "like", Writes.presses(members, PAIRS, scene::postOfPair)));
    }

    private Figure compare(Stage stage, String what, List<RawRequest> writes) {
        Scene scene = stage.scene();
        List<RawRequest> empty = scene.members().stream()
                .map(member -> RawRequest.post("/api/posts/floor", member.token()))
                .toList();
        return Figure.ratio(
                name(),
                what + " / empty POST",
                stage.alternation()
                        .compare(candidate(stage, what, writes), candidate(stage, "empty POST", empty)),
                AIM);
    }

    private static Candidate candidate(Stage stage, String name, List<RawRequest> requests) {
        Scene scene = stage.scene();
        Wrk.Plan plan = stage.wrk().plan(scene.deployment().command(), requests);
        return new Candidate(name, scene.deployment().pids(), howLong -> scene.settledAfter(plan, howLong));
    }
}
