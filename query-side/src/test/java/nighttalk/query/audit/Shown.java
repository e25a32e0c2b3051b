package nighttalk.query.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is read out of an answer. */
final class Shown {

    private Shown() {}

    static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(one -> one.path(field).asString()).toList();
    }

    static List<Long> positions(JsonNode page) {
        return page.path("events")
                .valueStream()
                .map(event -> event.path("position").asLong())
                .toList();
    }

    /** What an event made of each field: {@code before -> after}. */
    static Map<String, String> changes(JsonNode event) {
        Map<String, String> changes = new LinkedHashMap<>();
        event.path("changes")
                .forEach(change -> changes.put(
                        change.path("field").asString(),
                        plain(change.path("before")) + " -> " + plain(change.path("after"))));
        return changes;
    }

    static String plain(JsonNode value) {
        return value.path("erased").asBoolean(false)
                ? "(erased)"
                : value.path("masked").asBoolean(false) ? "(masked)" : value.isNull() ? "null" : value.asString();
    }
}
