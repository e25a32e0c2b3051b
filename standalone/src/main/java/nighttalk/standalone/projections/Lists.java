package nighttalk.standalone.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Lists as tables of text. */
final class Lists {

    private Lists() {}

    static String projections(JsonNode list) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("projection", "tables", "position", "lag", "parked", "last rebuild"));
        for (JsonNode each : list) {
            JsonNode busy = each.path("rebuild");
            JsonNode last = each.path("lastRebuild");
            rows.add(List.of(
                    each.path("name").asString(),
                    joined(each.path("tables")),
                    number(each.path("position")),
                    number(each.path("lag")),
                    number(each.path("deadLetters")),
                    busy.isObject()
                            ? "running: " + busy.path("id").asString()
                            : last.isObject()
                                    ? last.path("kind").asString() + " "
                                            + last.path("id").asString() + ", "
                                            + last.path("result").asString() + ", "
                                            + last.path("endedAt").asString()
                                    : "never"));
        }
        return table(rows);
    }

    static String rebuilds(JsonNode list) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", "kind", "projections", "by", "started", "took", "events/s", "result", ""));
        for (JsonNode each : list) {
            rows.add(List.of(
                    each.path("id").asString(),
                    each.path("kind").asString(),
                    joined(each.path("projections")),
                    each.path("by").asString(),
                    each.path("startedAt").asString(),
                    took(each),
                    number(each.path("eventsPerSecond")),
                    each.path("result").asString(each.path("phase").asString()),
                    each.path("message").asString("")));
        }
        return table(rows);
    }

    private static String took(JsonNode status) {
        return status.path("endedAt").isString()
                ? ProgressLine.time(Duration.between(
                        Instant.parse(status.path("startedAt").asString()),
                        Instant.parse(status.path("endedAt").asString())))
                : "";
    }

    static String differences(JsonNode list) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("table", "key", "", "column", "live", "from the log"));
        for (JsonNode each : list) {
            each.path("columns")
                    .properties()
                    .forEach(column -> rows.add(List.of(
                            each.path("table").asString(),
                            each.path("key").toString(),
                            each.path("kind").asString(),
                            column.getKey(),
                            column.getValue().path("live").asString("-"),
                            column.getValue().path("rebuilt").asString("-"))));
        }
        return table(rows);
    }

    static String copies(JsonNode list) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("copy", "schema", "projections", "position"));
        list.forEach(each -> rows.add(List.of(
                each.path("name").asString(),
                each.path("schema").asString(),
                joined(each.path("projections")),
                number(each.path("position")))));
        return table(rows);
    }

    private static String joined(JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(text -> all.add(text.asString()));
        return String.join(",", all);
    }

    private static String number(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    private static String table(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(each -> each.get(at).length())
                        .max()
                        .orElse(0);
                line.append(row.get(column))
                        .append(" ".repeat(width - row.get(column).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }
}
