package nighttalk.standalone.demo;

import java.io.PrintStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts what has happened and says so now and then. */
final class Progress {

    final LongAdder views = new LongAdder();
    final LongAdder comments = new LongAdder();
    final LongAdder likes = new LongAdder();

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Says that {@code done} of {@code all} are done, about ten times on the way. */
    void reached(String what, int done, int all) {
        if (isMilestone(done, all)) {
            out.printf("  %-10s %3d of %d%n", what, done, all);
        }
    }

    /** The same for the posts that people have been to, with what they left there. */
    void visited(int done, int all) {
        if (isMilestone(done, all)) {
            out.printf(
                    "  %-10s %3d of %d posts: %d views, %d comments, %d likes%n",
                    "evening", done, all, views.sum(), comments.sum(), likes.sum());
        }
    }

    private static boolean isMilestone(int done, int all) {
        return done == all || done * 10L / all != (done - 1) * 10L / all;
    }
}
