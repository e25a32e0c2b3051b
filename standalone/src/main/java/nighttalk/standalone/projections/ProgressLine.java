package nighttalk.standalone.projections;

import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A report on a rebuild, as one line. */
final class ProgressLine {

    private static final int WIDTH = 24;

    private ProgressLine() {}

    /** With a bar, for a terminal. A stall is no bar. */
    static String bar(JsonNode status) {
        double percent = status.path("percent").asDouble();
        int full = Math.clamp(Math.round(percent / 100 * WIDTH), 0, WIDTH);
        String picture = status.path("stalled").isString()
                ? "[" + "stalled" + " ".repeat(WIDTH - "stalled".length()) + "]"
                : "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
        return picture + " " + text(status);
    }

    /** Without. */
    static String text(JsonNode status) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(
                Locale.ROOT,
                "%s %.1f %%, %,d of %,d",
                status.path("phase").asString(),
                status.path("percent").asDouble(),
                status.path("position").asLong(),
                status.path("target").asLong()));
        if (status.path("stalled").isString()) {
            return line.append(", STALLED: ")
                    .append(status.path("stalled").asString())
                    .toString();
        }
        line.append(String.format(
                Locale.ROOT,
                ", %,d events/s (on average %,d)",
                status.path("eventsPerSecondNow").asLong(),
                status.path("eventsPerSecond").asLong()));
        if (status.path("secondsLeft").asLong(0) > 0) {
            line.append(", ")
                    .append(time(Duration.ofSeconds(status.path("secondsLeft").asLong())))
                    .append(" left");
        }
        if (status.path("eventType").isString()) {
            line.append(", ").append(status.path("eventType").asString());
        }
        if (status.path("errors").asLong() > 0) {
            line.append(", ").append(status.path("errors").asLong()).append(" errors");
        }
        return line.append(String.format(
                        Locale.ROOT,
                        ", %,d rows, %,d MiB waiting",
                        status.path("rowsWritten").asLong(),
                        status.path("memoryBytes").asLong() >> 20))
                .toString();
    }

    static String time(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
