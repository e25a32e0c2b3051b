package nighttalk.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import nighttalk.benchmarks.Options.Size;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.load.Load;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.measure.Comparison;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;

/**
 * Ten thousand people at one post, against the same people at a post each; afterwards every count must be exact.
 *
 * <p>Likes: everybody likes, then everybody takes it back, and so on. Comments: everybody writes one after the other.
 * Views: everybody looks.
 */
final class Hot implements WorkList {

    private static final double AIM = 0.8;
    private static final int PEOPLE = 10_000;
    private static final int PEOPLE_OF_A_TRIAL = 500;

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Deployment deployment = stage.scene().deployment();
        int howMany = stage.options().size() == Size.TRIAL ? PEOPLE_OF_A_TRIAL : PEOPLE;
        stage.say("registering " + howMany + " people who write a post each ...");
        List<Member> people = deployment.command().members(howMany);
        List<String> many = deployment.command().posts(howMany);
        Scene scene = new Scene(deployment, people, many, 0).at(Scene.settled(deployment, people.getFirst()));
        List<Figure> figures = new ArrayList<>();
        figures.add(likes(stage, scene, freshPost(scene)));
        figures.add(comments(stage, scene, freshPost(scene)));
        figures.add(views(stage, scene, freshPost(scene)));
        return figures;
    }

    private static String freshPost(Scene scene) {
        return scene.deployment().command().posts(1).getFirst();
    }

    private Figure likes(Stage stage, Scene scene, String one) {
        Comparison comparison = compare(
                stage,
                scene,
                "likes",
                Writes.presses(scene.members(), scene.members().size(), i -> one),
                Writes.presses(scene.members(), scene.members().size(), scene::post));
        new Counts(scene.deployment()).likesAreExact(one);
        return figure("likes", scene, comparison);
    }

    private Figure comments(Stage stage, Scene scene, String one) {
        Sum sum = new Sum();
        Comparison comparison = compare(
                stage,
                scene,
                sum,
                "comments",
                Writes.comments(scene.members(), scene.members().size(), i -> one),
                Writes.comments(scene.members(), scene.members().size(), scene::post));
        new Counts(scene.deployment()).commentsAreExact(one, sum.least(), sum.most());
        return figure("comments", scene, comparison);
    }

    private Figure views(Stage stage, Scene scene, String one) {
        Sum sum = new Sum();
        Comparison comparison = compare(stage, scene, sum, "views", looks(scene, i -> one), looks(scene, scene::post));
        new Counts(scene.deployment()).viewsAreExact(scene, one, sum.least(), sum.most());
        return figure("views", scene, comparison);
    }

    private static List<RawRequest> looks(Scene scene, IntFunction<String> post) {
        List<RawRequest> looks = new ArrayList<>();
        for (int i = 0; i < scene.members().size(); i++) {
            looks.add(scene.read("/api/posts/" + post.apply(i), i));
        }
        return looks;
    }

    private Figure figure(String what, Scene scene, Comparison comparison) {
        return Figure.ratio(
                name(),
                what + " on one post / on " + Numbers.text((long) scene.posts().size()) + " posts",
                comparison,
                AIM);
    }

    private static Comparison compare(
            Stage stage, Scene scene, String what, List<RawRequest> one, List<RawRequest> many) {
        return compare(stage, scene, new Sum(), what, one, many);
    }

    private static Comparison compare(
            Stage stage, Scene scene, Sum sum, String what, List<RawRequest> one, List<RawRequest> many) {
        boolean looks = one.getFirst().method().equals("GET");
        Wrk.Plan hot = stage.wrk()
                .plan(looks ? scene.deployment().query() : scene.deployment().command(), one);
        Wrk.Plan spread = stage.wrk()
                .plan(looks ? scene.deployment().query() : scene.deployment().command(), many);
        return stage.alternation()
                .compare(
                        new Candidate(
                                what + " on one post",
                                scene.deployment().pids(),
                                howLong -> sum.add(scene.settledAfter(hot, howLong))),
                        new Candidate(
                                what + " on many posts",
                                scene.deployment().pids(),
                                howLong -> scene.settledAfter(spread, howLong)));
    }

    /** How many requests were answered, and how many may have been: wrk hangs up on those that are under way. */
    private static final class Sum {
        private long answered;
        private long runs;

        Load add(Load load) {
            answered += load.count();
            runs++;
            return load;
        }

        long least() {
            return answered;
        }

        long most() {
            return answered + runs * 2 * Wrk.CONNECTIONS;
        }
    }
}
