package nighttalk.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.process.Peer;
import nighttalk.benchmarks.report.Figure;

/** The same requests at a plain Spring Boot and JPA service on the same MySQL server, filled alike. */
final class PeerCrud implements WorkList {

    private static final double AIM = 3;

    @Override
    public String name() {
        return "peer";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Scene ours = stage.scene();
        try (Peer peer = Peer.start(stage.mysql(), stage.folder(), "nt_peer")) {
            stage.say("filling the peer ...");
            Scene theirs = Scene.fill(ours.deployment(), peer.api());
            Api command = ours.deployment().command();
            Api query = ours.deployment().query();
            List<Figure> figures = new ArrayList<>();
            new Pair(stage, ours, theirs, peer, figures)
                    .compare("feed page", query, scene -> ReadHttp.reads(scene, reader -> "/api/posts"))
                    .compare("post detail", query, scene -> ReadHttp.reads(scene, reader -> "/api/posts/" + scene.post(reader)))
                    .compare("create", command, scene -> scene.members().stream().map(Writes::create).toList())
                    .compare("comment", command, scene -> Writes.comments(
                            scene.members(), scene.posts().size(), scene::post))
                    .compare("like", command, scene -> Writes.presses(
                            scene.members(), WriteHttp.PAIRS, scene::postOfPair));
            return figures;
        }
    }

    private record Pair(Stage stage, Scene ours, Scene theirs, Peer peer, List<Figure> figures) {

        Pair compare(String what, Api api, Function<Scene, List<RawRequest>> requests) {
            Wrk.Plan atOurs = stage.wrk().plan(api, requests.apply(ours));
            Wrk.Plan atTheirs = stage.wrk().plan(peer.api(), requests.apply(theirs));
            figures.add(Figure.ratio(
                    "peer",
                    what + " / the same at a JPA CRUD service",
                    stage.alternation()
                            .compare(
                                    new Candidate(
                                            what,
                                            ours.deployment().pids(),
                                            howLong -> ours.settledAfter(atOurs, howLong)),
                                    new Candidate("JPA CRUD", peer.pids(), atTheirs::run)),
                    AIM));
            return this;
        }
    }
}
