package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.measure.Series;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;

/**
 * From a command's answer to the page that shows it, in separate processes, while 500 commands a second come in
 * whether or not earlier ones are answered (an open loop, so that a stall is not hidden).
 */
final class Lag implements WorkList {

    static final int COMMANDS_PER_SECOND = 500;
    static final int SAMPLES_PER_SECOND = 50;
    private static final int PRESSES = 10_000;
    /** Beyond the pairs that anything else presses. */
    private static final int FIRST_PAIR = 4 * WriteHttp.PAIRS;

    private static final double AIM_P50 = 10;
    private static final double AIM_P99 = 50;

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Scene scene = stage.scene();
        // In a closed loop: a JVM that has just started can't keep such a pace, and would only pile up what is due.
        Wrk.Plan writes = stage.wrk().plan(scene.deployment().command(), mixed(scene));
        stage.alternation()
                .warmUp()
                .of(new Candidate("writes", scene.deployment().pids(), howLong -> scene.settledAfter(writes, howLong)));
        PacedWriters writers = new PacedWriters(scene);
        Duration each = stage.options().each();
        writers.run(each);
        List<PacedWriters.Outcome> rounds = IntStream.range(0, stage.options().rounds())
                .mapToObj(round -> writers.run(each))
                .toList();
        return List.of(figure(rounds, "p50", 0.5, AIM_P50), figure(rounds, "p99", 0.99, AIM_P99));
    }

    private static List<RawRequest> mixed(Scene scene) {
        List<Member> members = scene.members();
        List<RawRequest> comments = Writes.comments(members, scene.posts().size(), scene::post);
        List<RawRequest> presses = Writes.presses(members, PRESSES, i -> scene.postOfPair(FIRST_PAIR + i));
        return IntStream.range(0, presses.size())
                .boxed()
                .flatMap(i -> Stream.of(
                        presses.get(i),
                        Writes.create(members.get(i % members.size())),
                        comments.get(i % comments.size())))
                .toList();
    }

    private Figure figure(List<PacedWriters.Outcome> rounds, String name, double share, double aim) {
        Series lag = new Series(rounds.stream().map(r -> r.lag().at(share)).toList());
        Series plain =
                new Series(rounds.stream().map(r -> r.plainRead().at(0.5)).toList());
        Series command =
                new Series(rounds.stream().map(r -> r.command().at(share)).toList());
        Series rate = new Series(rounds.stream().map(PacedWriters.Outcome::rate).toList());
        double less = Math.max(0, lag.median() - plain.median());
        return new Figure(
                name(),
                "from answer to visible at " + COMMANDS_PER_SECOND + "/s, " + name,
                lag,
                Aim.atMost(aim, "ms"),
                "%s ms less a plain read; %s commands/s came in, answered after %s ms (%s)"
                        .formatted(
                                Numbers.text(less), Numbers.text(rate.median()), Numbers.text(command.median()), name),
                Map.of(
                        "lag_millis", lag.details(),
                        "plain_read_p50_millis", plain.details(),
                        "lag_less_plain_read_millis", less,
                        "command_millis", command.details(),
                        "commands_per_second", rate.details()));
    }
}
