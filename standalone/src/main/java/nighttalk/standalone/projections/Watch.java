package nighttalk.standalone.projections;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import nighttalk.standalone.login.ConsoleClient;
import nighttalk.standalone.login.Failure;
import tools.jackson.databind.JsonNode;

/**
 * Watches a rebuild until it is over. It asks twice a second, so that nothing has to be connected anew after a cut; the
 * rebuild goes on in any case.
 */
final class Watch {

    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int TRIES = 120;

    private final ConsoleClient client;
    private final PrintStream out;
    private final boolean json;
    private final boolean terminal;
    private long printedAt = System.nanoTime() - BETWEEN_LINES.toNanos();
    private String phase = "";
    private int widest;

    Watch(ConsoleClient client, PrintStream out, boolean json, boolean terminal) {
        this.client = client;
        this.out = out;
        this.json = json;
        this.terminal = terminal;
    }

    /** The exit code. */
    int untilOver(String id) {
        Thread goesOn = new Thread(() -> out.println(System.lineSeparator()
                + "the rebuild goes on; see: projections status " + id + ", projections cancel " + id));
        Runtime.getRuntime().addShutdownHook(goesOn);
        try {
            JsonNode status = look(id);
            while (status.path("endedAt").isNull()) {
                show(status);
                pause();
                status = look(id);
            }
            end(status);
            return code(status);
        } finally {
            Runtime.getRuntime().removeShutdownHook(goesOn);
        }
    }

    private JsonNode look(String id) {
        for (int attempt = 1; ; attempt++) {
            try {
                return client.get("rebuilds/" + id);
            } catch (Failure e) {
                if (e.code() != Failure.NOT_THERE || attempt == TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private void show(JsonNode status) {
        boolean due = System.nanoTime() - printedAt > BETWEEN_LINES.toNanos()
                || !phase.equals(status.path("phase").asString());
        if (json) {
            out.println(status);
        } else if (terminal) {
            String line = ProgressLine.bar(status);
            out.print("\r" + line + " ".repeat(Math.max(0, widest - line.length())));
            out.flush();
            widest = line.length();
        } else if (due) {
            out.println(ProgressLine.text(status));
            printedAt = System.nanoTime();
        }
        phase = status.path("phase").asString();
    }

    private void end(JsonNode status) {
        if (json) {
            out.println(status);
            return;
        }
        if (terminal && widest > 0) {
            out.println();
        }
        Duration took = Duration.between(
                Instant.parse(status.path("startedAt").asString()),
                Instant.parse(status.path("endedAt").asString()));
        out.printf(
                "%s after %s, %,d events/s: %s%n",
                status.path("result").asString(),
                ProgressLine.time(took),
                status.path("eventsPerSecond").asLong(),
                status.path("message").asString());
        status.path("bad")
                .forEach(bad -> out.printf(
                        "  position %d, %s: %s%n",
                        bad.path("position").asLong(),
                        bad.path("type").asString(),
                        bad.path("reason").asString()));
        if (status.path("differences").asLong(0) > 0) {
            out.println("see: projections differences " + status.path("id").asString());
        }
    }

    static int code(JsonNode status) {
        return switch (status.path("phase").asString()) {
            case "done" -> "different".equals(status.path("result").asString()) ? 1 : 0;
            case "failed" -> Failure.REFUSED;
            default -> 4;
        };
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(4, "stopped");
        }
    }
}
