package nighttalk.benchmarks.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nighttalk.benchmarks.history.HistoryFill;
import nighttalk.benchmarks.history.Totals;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.machine.GcLog;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.benchmarks.report.Numbers;
import nighttalk.platform.personal.KeyStore;

/**
 * A service with a made-up history in its log. Its views are empty but for some people who are signed in, and the
 * bookmarks say that they hold everything: the first rebuild makes it true.
 *
 * @param members those people
 * @param events how many there are in the log
 * @param totals what pages then have to show
 * @param gc what the query side's JVM says of its heap
 */
record RebuildScene(Deployment deployment, List<Member> members, long events, Totals totals, GcLog gc)
        implements AutoCloseable {

    private static final int MEMBERS = 256;
    private static final long SEED = 20_260_101;
    private static final long SAY_EVERY = 1_000_000;

    /** What both the query side and its peer run with. */
    static final List<String> HEAP = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    static RebuildScene fill(Stage stage, String prefix, long events) {
        return fill(stage, prefix, events, List.of());
    }

    /** @param more options of the query side's JVM */
    static RebuildScene fill(Stage stage, String prefix, long events, List<String> more) {
        GcLog gc = new GcLog(stage.folder().resolve(prefix + "-query-gc.log"));
        List<String> options = new ArrayList<>(HEAP);
        options.add(gc.option());
        options.addAll(more);
        Deployment deployment = Deployment.start(stage.project(), stage.mysql(), stage.folder(), prefix, options);
        try {
            List<Member> members = deployment.command().members(MEMBERS);
            Scene.settled(deployment, members.getFirst());
            deployment.stop();
            stage.say("making up " + Numbers.text(events) + " events ...");
            long began = System.nanoTime();
            Totals totals = new HistoryFill(
                            () -> deployment.mysql().connectToFill(deployment.logSchema()),
                            KeyStore.tableIn(deployment.keySchema()),
                            deployment.masterKey(),
                            made -> {
                                if (made % SAY_EVERY == 0 && made < events) {
                                    stage.say(Numbers.text(made) + " ...");
                                }
                            })
                    .fill(events, SEED);
            stage.say("made up in " + Numbers.text((System.nanoTime() - began) / 1e9) + " s: " + totals);
            long head = head(deployment);
            moveBookmarks(deployment, head);
            deployment.mysql().settle();
            deployment.start();
            return new RebuildScene(deployment, members, head, totals, gc);
        } catch (SQLException e) {
            deployment.close();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            deployment.close();
            throw e;
        }
    }

    private static long head(Deployment deployment) {
        return deployment.mysql().number(deployment.logSchema(), "SELECT position FROM log_head");
    }

    private static void moveBookmarks(Deployment deployment, long head) throws SQLException {
        for (String schema : List.of(deployment.logSchema(), deployment.viewsSchema())) {
            try (Connection connection = deployment.mysql().connect(schema)) {
                Bookmarks.move(connection, head);
            }
        }
    }

    /** A rebuild that makes other rows than what happened is none. */
    void check() {
        same("posts", "SELECT COUNT(*) FROM post", totals.posts());
        same("posts of the feed", "SELECT COUNT(*) FROM feed", totals.posts());
        same("comments", "SELECT COUNT(*) FROM comment", totals.comments());
        same("comments of the feed", "SELECT COALESCE(SUM(comments), 0) FROM feed", totals.comments());
        same("likes", "SELECT COUNT(*) FROM liked", totals.likes());
        same("likes of the feed", "SELECT COALESCE(SUM(likes), 0) FROM feed", totals.likes());
        same("views", "SELECT COALESCE(SUM(views), 0) FROM feed", totals.views());
        same("people", "SELECT COUNT(*) FROM account", totals.people() + members.size());
    }

    private void same(String what, String sql, long expected) {
        long found = deployment.mysql().number(deployment.viewsSchema(), sql);
        if (found != expected) {
            throw new IllegalStateException(what + " are rebuilt wrong: " + found + " instead of " + expected);
        }
    }

    @Override
    public void close() {
        deployment.close();
    }
}
