package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.function.LongSupplier;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.event.PostId;

/** Whether the numbers under a post that many were at are exact, against the rows that they count. */
record Counts(Deployment deployment) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As many as there are people whose last press was a like. */
    void likesAreExact(String post) {
        eventually("likes", () -> views("SELECT likes FROM feed WHERE post_id = " + id(post)), () -> views(
                "SELECT COUNT(*) FROM liked WHERE post_id = " + id(post)));
        eventually("likes", () -> views("SELECT likes FROM feed WHERE post_id = " + id(post)), () -> log(
                "SELECT likes FROM post_tally WHERE post_id = " + id(post)));
    }

    /** As many as there are comments, and each that was acknowledged is one of them. */
    void commentsAreExact(String post, long least, long most) {
        eventually("comments", () -> views("SELECT comments FROM feed WHERE post_id = " + id(post)), () -> views(
                "SELECT COUNT(*) FROM comment WHERE post_id = " + id(post)));
        eventually("comments", () -> views("SELECT comments FROM feed WHERE post_id = " + id(post)), () -> log(
                "SELECT comments FROM post_tally WHERE post_id = " + id(post)));
        between("comments", views("SELECT comments FROM feed WHERE post_id = " + id(post)), least, most);
    }

    /** Every look that was answered counts, and the one that asks. */
    void viewsAreExact(Scene scene, String post, long least, long most) {
        long shown = deployment
                .query()
                .send(RawRequest.get("/api/posts/" + post, scene.member(0).token()))
                .json()
                .path("post")
                .path("views")
                .asLong();
        between("views", shown, least + 1, most + 1);
        eventually("views", () -> shown, () -> views("SELECT views FROM feed WHERE post_id = " + id(post)));
    }

    private static void eventually(String what, LongSupplier one, LongSupplier other) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (one.getAsLong() != other.getAsLong()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        what + " are counted wrong: " + one.getAsLong() + " instead of " + other.getAsLong());
            }
            Stage.pause(Duration.ofMillis(100));
        }
    }

    private static void between(String what, long number, long least, long most) {
        if (number < least || number > most) {
            throw new IllegalStateException(
                    what + " are counted wrong: " + number + " instead of " + least + " to " + most);
        }
    }

    private long views(String sql) {
        return deployment.mysql().number(deployment.viewsSchema(), sql);
    }

    private long log(String sql) {
        return deployment.mysql().number(deployment.logSchema(), sql);
    }

    private static long id(String post) {
        return PostId.of(post).value();
    }
}
