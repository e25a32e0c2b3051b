package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.Options.Size;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.measure.Series;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;
import nighttalk.kafka.EmbeddedKafka;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicSettings;

/** The copy of the log in Kafka, on three brokers of this machine: how fast it is filled, and how far it is behind. */
final class Relaying implements WorkList {

    /** Several times what a log takes up at best. */
    private static final double AIM_PER_SECOND = 10_000;

    private static final double AIM_DELAY_MILLIS = 250;
    private static final int BROKERS = 3;
    private static final long TRIAL = 20_000;
    private static final long USUAL = 500_000;
    private static final long LARGEST = 5_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        stage.say("starting brokers of Kafka ...");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(BROKERS, stage.folder().resolve("kafka"));
                TopicWatch watch = new TopicWatch(topic(kafka.servers()));
                RebuildScene scene = RebuildScene.fill(
                        stage,
                        "nt_relay",
                        events(stage.options().size()),
                        List.of("-Dnighttalk.kafka.relay=true", "-Dnighttalk.kafka.servers=" + kafka.servers()))) {
            Arrival arrival = new Arrival(scene, watch::position);
            arrival.await(scene.events(), PATIENCE);
            Figure rate = rate(watch, scene);
            stage.say("the log was copied: " + rate.measured());
            // In a closed loop: a JVM that has just started can't keep a pace, and would only pile up what is due.
            stage.alternation().warmUp().of(creates(stage, scene));
            return List.of(rate, delay(arrival, stage));
        }
    }

    private static Topic topic(String servers) {
        return new Topic(
                new TopicSettings(List.of(servers.split(",", -1)), "nighttalk.log", null, false, 6, (short) BROKERS));
    }

    private static long events(Size size) {
        return switch (size) {
            case TRIAL -> TRIAL;
            case USUAL -> USUAL;
            case FULL -> LARGEST;
        };
    }

    private static Candidate creates(Stage stage, RebuildScene scene) {
        Wrk.Plan plan = stage.wrk()
                .plan(
                        scene.deployment().command(),
                        scene.members().stream().map(Writes::create).toList());
        return new Candidate("create", scene.deployment().pids(), plan::run);
    }

    private Figure rate(TopicWatch watch, RebuildScene scene) {
        Series rates = watch.ratesUpTo(scene.events());
        return new Figure(
                name(),
                "copying " + Numbers.text(scene.events()) + " events to a topic on three brokers",
                rates,
                Aim.atLeast(AIM_PER_SECOND, "events/s"),
                "from %s/s at first to %s/s, tenth by tenth, the process that copies having just started"
                        .formatted(
                                Numbers.text(rates.values().getFirst()),
                                Numbers.text(rates.values().getLast())),
                Map.of("events_per_second", rates.details()));
    }

    private Figure delay(Arrival arrival, Stage stage) {
        Duration each = stage.options().each();
        arrival.run(each); // unmeasured
        List<Percentiles> rounds = new ArrayList<>();
        for (int i = 0; i < stage.options().rounds(); i++) {
            rounds.add(arrival.run(each));
        }
        return Percentiles.figure(
                name(),
                "from a command's answer to its record in the topic",
                rounds,
                AIM_DELAY_MILLIS,
                "at " + Arrival.PER_SECOND + " commands/s, read as committed");
    }
}
