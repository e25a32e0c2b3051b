package nighttalk.benchmarks.work;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import nighttalk.benchmarks.Options.Size;
import nighttalk.benchmarks.load.Load;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.measure.Candidate;
import nighttalk.benchmarks.measure.Comparison;
import nighttalk.benchmarks.process.MySql;
import nighttalk.benchmarks.report.Aim;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Numbers;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.SigningKey;
import nighttalk.query.seal.place.Place;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.verify.Report;
import nighttalk.query.seal.verify.Verification;

/** What auditors ask of a long log: that it is sealed, verified and searched. */
final class Audit implements WorkList {

    private static final double AIM_VERIFY = 0.5;
    private static final double AIM_DELAY_MILLIS = 2_000;
    private static final double AIM_SEARCH_MILLIS = 100;
    private static final long TRIAL = 20_000;
    private static final long USUAL = 1_000_000;
    private static final long LARGEST = 10_000_000;
    private static final int SEARCHES = 200;
    private static final int WARM_UP_SEARCHES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Figure> measure(Stage stage) {
        Path place = stage.folder().resolve("sealed");
        SigningKey key = newKey(stage.folder().resolve("seal.key"));
        List<String> sealing = List.of(
                "-Dnighttalk.seal.place=" + place,
                "-Dnighttalk.seal.key=" + stage.folder().resolve("seal.key"));
        try (RebuildScene scene =
                RebuildScene.fill(stage, "nt_audit", events(stage.options().size()), sealing)) {
            SealedLog sealed = new SealedLog(Place.of(place.toString(), null), List.of(key.verifier()));
            Arrival delay = new Arrival(
                    scene,
                    () -> sealed.newest()
                            .map(signed -> signed.checkpoint().size())
                            .orElse(0L));
            stage.say("sealing what was made up ...");
            long began = System.nanoTime();
            delay.await(scene.events(), PATIENCE);
            double seconds = (System.nanoTime() - began) / 1e9;
            List<Figure> figures = new ArrayList<>();
            figures.add(verification(stage, scene, sealed, seconds));
            figures.add(delay(delay, stage));
            figures.addAll(searches(stage, scene));
            return figures;
        }
    }

    private static long events(Size size) {
        return switch (size) {
            case TRIAL -> TRIAL;
            case USUAL -> USUAL;
            case FULL -> LARGEST;
        };
    }

    private static SigningKey newKey(Path file) {
        try {
            Files.writeString(file, SigningKey.generate("bench.nighttalk.local"));
            return SigningKey.read(file, "bench.nighttalk.local");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Figure verification(Stage stage, RebuildScene scene, SealedLog sealed, double sealingSeconds) {
        int threads = Runtime.getRuntime().availableProcessors();
        MySql mysql = stage.mysql();
        DatabaseAccess access = new DatabaseAccess(
                mysql.server().url(scene.deployment().logSchema()),
                mysql.server().adminUser(),
                mysql.server().adminPassword(),
                threads + 1,
                Duration.ofSeconds(30));
        try (HikariDataSource log = access.open("log")) {
            long size = scene.events();
            Candidate verify = new Candidate("verify", scene.deployment().pids(), howLong -> {
                long began = System.nanoTime();
                Report report =
                        new Verification(new LogRows(log), sealed, threads, (position, checkpoint) -> {}).run(null, 0);
                if (!report.isSound()) {
                    throw new IllegalStateException(String.valueOf(report.finding()));
                }
                return new Load(size, (System.nanoTime() - began) / 1e9, Map.of());
            });
            Candidate floor = new Candidate(
                    "select and hash", scene.deployment().pids(), howLong -> new RowHashes(log, threads).run(size));
            Comparison comparison = stage.alternation().compare(verify, floor);
            Map<String, Object> details = new LinkedHashMap<>(comparison.details());
            details.put("sealing_seconds", sealingSeconds);
            return new Figure(
                    name(),
                    "verification of " + Numbers.text(size) + " events / SELECT and SHA-256 of the same rows",
                    comparison.ratios(),
                    Aim.ratio(AIM_VERIFY),
                    "%s/s against %s/s; %d threads each; sealing all of them took %s s"
                            .formatted(
                                    Numbers.text(comparison.rates().median()),
                                    Numbers.text(comparison.floorRates().median()),
                                    threads,
                                    Numbers.text(sealingSeconds)),
                    details);
        }
    }

    private Figure delay(Arrival delay, Stage stage) {
        Duration each = stage.options().each();
        delay.run(each); // unmeasured
        List<Percentiles> rounds = new ArrayList<>();
        for (int i = 0; i < stage.options().rounds(); i++) {
            rounds.add(delay.run(each));
        }
        return Percentiles.figure(
                name(),
                "from a command's answer to its seal",
                rounds,
                AIM_DELAY_MILLIS,
                "at " + Arrival.PER_SECOND + " commands/s");
    }

    private List<Figure> searches(Stage stage, RebuildScene scene) {
        stage.say("making the index of auditors ...");
        new RebuildJobs(scene.deployment(), scene.gc()).run(List.of("audit"));
        String token = new ConsoleUser(scene.deployment(), "bench-auditor", "auditor").logIn();
        long events = scene.events();
        List<String> actors = scene.deployment()
                .mysql()
                .texts(
                        scene.deployment().logSchema(),
                        "SELECT stream FROM event WHERE type = 'AccountRegistered' AND position % 97 = 0 LIMIT "
                                + SEARCHES);
        return List.of(
                search(stage, scene, token, "by actor", i -> "actor=" + actors.get(i % actors.size())),
                search(
                        stage,
                        scene,
                        token,
                        "by kind from some position on",
                        i -> "type=PostDeleted,CommentDeleted&after=" + events * i / SEARCHES));
    }

    private Figure search(Stage stage, RebuildScene scene, String token, String what, IntFunction<String> query) {
        for (int i = 0; i < WARM_UP_SEARCHES; i++) {
            ask(scene, token, query.apply(i));
        }
        List<Percentiles> rounds = new ArrayList<>();
        for (int round = 0; round < stage.options().rounds(); round++) {
            Percentiles times = new Percentiles();
            for (int i = 0; i < SEARCHES; i++) {
                long began = System.nanoTime();
                ask(scene, token, query.apply(i));
                times.add(System.nanoTime() - began);
            }
            rounds.add(times);
        }
        return Percentiles.figure(
                name(),
                "search " + what + " in " + Numbers.text(scene.events()) + " events",
                rounds,
                AIM_SEARCH_MILLIS,
                "each look is recorded before it is answered");
    }

    private static void ask(RebuildScene scene, String token, String query) {
        scene.deployment().query().send(RawRequest.get("/api/audit/search?" + query, token));
    }
}
