package nighttalk.standalone.audit;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the service answers, for people. */
final class Texts {

    private static final int LONGEST_VALUE = 100;

    private Texts() {}

    /** An event with what it changed, one field a line. */
    static String happened(JsonNode event) {
        StringBuilder text = new StringBuilder(head(event));
        if (!event.path("cause").isNull()) {
            text.append("  because of ").append(event.path("cause").asString());
        }
        if (!event.path("readable").asBoolean()) {
            text.append("\n    can't be read by this version");
        }
        event.path("changes")
                .forEach(change -> text.append("\n    ")
                        .append(change.path("field").asString())
                        .append(": ")
                        .append(value(change.path("before")))
                        .append(" -> ")
                        .append(value(change.path("after"))));
        return text.toString();
    }

    /** An event with what it says, in one line. */
    static String event(JsonNode event) {
        StringBuilder text = new StringBuilder(head(event));
        if (event.path("thing").isObject()) {
            text.append("  ").append(thing(event.path("thing")));
        }
        event.path("fields").properties().forEach(field -> text.append("  ").append(pair(field)));
        return text.toString();
    }

    private static String head(JsonNode event) {
        return "%d  %s  %s  by %s"
                .formatted(
                        event.path("position").asLong(),
                        event.path("at").asString(),
                        event.path("type").asString(),
                        event.path("actor").asString("?"));
    }

    /** What something was, one field a line. */
    static String then(JsonNode then) {
        if (!then.path("exists").asBoolean()) {
            return "%s: gone since %s, position %d"
                    .formatted(
                            thing(then.path("thing")),
                            then.path("changedAt").asString(),
                            then.path("changedPosition").asLong());
        }
        StringBuilder text = new StringBuilder("%s, as of %s, position %d"
                .formatted(
                        thing(then.path("thing")),
                        then.path("changedAt").asString(),
                        then.path("changedPosition").asLong()));
        then.path("fields").properties().forEach(field -> text.append("\n    ").append(pair(field)));
        return text.toString();
    }

    /** The evidence of an erasure, one thing a line. */
    static String erasure(JsonNode erasure) {
        StringBuilder text = new StringBuilder("%s: the key was destroyed at %s, position %d"
                .formatted(
                        thing(erasure.path("account")),
                        erasure.path("erasedAt").asString(),
                        erasure.path("position").asLong()));
        text.append(
                erasure.path("keyIsThere").asBoolean() ? "\n  BUT THE KEY STORE HAS A KEY" : "\n  no key is stored");
        erasure.path("covered")
                .properties()
                .forEach(kind -> text.append("\n  ")
                        .append(kind.getValue().asLong())
                        .append("  ")
                        .append(kind.getKey()));
        text.append("\n  of these can be read: ")
                .append(erasure.path("readable").asLong());
        JsonNode seals = erasure.path("seals");
        text.append(
                seals.isObject()
                        ? "\n  as they were sealed: %d, altered: %d, not sealed yet: %d"
                                .formatted(
                                        seals.path("sound").asLong(),
                                        seals.path("altered").asLong(),
                                        seals.path("notYet").asLong())
                        : "\n  nothing is sealed");
        return text.append(erasure.path("whole").asBoolean() ? "" : "\n  not all events were looked at")
                .append(erasure.path("proven").asBoolean() ? "\nproven" : "\nNOT PROVEN")
                .toString();
    }

    /** One look. */
    static String look(JsonNode look) {
        String reason = look.path("reason").asString();
        return "%d  %s  %s  %s  %s%s%s"
                .formatted(
                        look.path("position").asLong(),
                        look.path("at").asString(),
                        look.path("viewer").asString(),
                        look.path("look").asString(),
                        look.path("target").asString(),
                        look.path("unmasked").asBoolean() ? "  UNMASKED" : "",
                        reason.isEmpty() ? "" : "  \"" + reason + "\"");
    }

    private static String thing(JsonNode thing) {
        return thing.path("kind").asString() + " " + thing.path("id").asString();
    }

    private static String pair(Map.Entry<String, JsonNode> field) {
        return field.getKey() + ": " + value(field.getValue());
    }

    /** Texts without line breaks and whatever else moves a terminal's cursor: they are other people's. */
    private static String value(JsonNode value) {
        if (value.path("masked").asBoolean(false)) {
            return "(masked)";
        }
        if (value.path("erased").asBoolean(false)) {
            return value.path("erasedAt").isNull()
                    ? "(erased)"
                    : "(erased " + value.path("erasedAt").asString() + ")";
        }
        if (value.isNull()) {
            return "-";
        }
        String text = value.isString() ? "\"" + plain(value.asString()) + "\"" : value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
