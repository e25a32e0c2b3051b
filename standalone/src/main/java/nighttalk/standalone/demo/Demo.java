package nighttalk.standalone.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Fills a running NightTalk with a believable Korean evening, through its public API only. */
public final class Demo {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Demo() {}

    /**
     * Runs the demo to its end.
     *
     * @param args {@code --port N}, {@code --seed N}, {@code --help}
     * @param out gets progress, the summary, and the one line that says what went wrong
     * @return the exit code: 0 done, 1 the service is not there or refused, 2 the arguments make no sense
     */
    public static int run(String[] args, PrintStream out) {
        // Pictures are drawn in memory; without this, a desktop that cannot be reached stops the JDK's drawing.
        System.setProperty("java.awt.headless", "true");
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.println(Options.USAGE);
            } else {
                fill(options, out);
            }
            return DONE;
        } catch (IllegalArgumentException misused) {
            out.println(misused.getMessage());
            out.println(Options.USAGE);
            return MISUSED;
        } catch (DemoFailed failed) {
            out.println(failed.getMessage());
            return FAILED;
        }
    }

    private static void fill(Options options, PrintStream out) {
        Instant begin = Instant.now();
        URI api = options.site().resolve("/api/");
        expectNightTalk(api);
        Plan plan = Planner.plan(Texts.load(), options.seed());
        out.printf("An evening at %s (seed %d)%n", api, options.seed());
        String run = Long.toString(begin.toEpochMilli(), Character.MAX_RADIX);
        try (Evening evening = new Evening(plan, api, run, new Progress(out))) {
            evening.happen();
            Summary.print(plan, evening, Duration.between(begin, Instant.now()), options.site(), out);
        }
    }

    /** A stranger's look at the feed is refused in a way that few other services have. */
    private static void expectNightTalk(URI api) {
        try (Connection stranger = new Connection(api)) {
            Answer answer = stranger.ask("GET", "posts", Body.NONE, null);
            if (answer.status() != 401) {
                throw new DemoFailed("What answers at " + api + " is not a NightTalk that is ready: " + answer.request()
                        + " was answered with " + answer.status());
            }
        }
    }
}
