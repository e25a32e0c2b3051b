package nighttalk.query.audit.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.audit.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which events.
 *
 * @param actor who acted, exactly; null for anybody
 * @param correlation what they belong to; null for anything
 * @param types only these; all if there are none
 * @param after behind that position
 * @param upTo and up to that one
 * @param text what must stand in one of the texts that the viewer is shown of it, in any case of letters; null for
 *     anything
 */
public record Wanted(
        @Nullable String actor,
        @Nullable String correlation,
        List<String> types,
        long after,
        long upTo,
        @Nullable String text) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,40}");
    private static final int MOST_TYPES = 20;
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,80}");
    private static final int LONGEST_TEXT = 100;

    /**
     * Checks.
     *
     * @throws Refused if nothing could be that
     */
    public Wanted {
        types = types.stream().distinct().toList();
        if (types.size() > MOST_TYPES
                || !types.stream().allMatch(type -> TYPE.matcher(type).matches())) {
            throw unreadable("type", "type은 PostCreated 같은 이름으로 20개까지 쓸 수 있습니다.");
        }
        if (!isName(actor) || !isName(correlation) || (text != null && text.length() > LONGEST_TEXT)) {
            throw unreadable("search", "actor와 correlation은 영문 80자, text는 100자까지 쓸 수 있습니다.");
        }
        if (text != null && text.isBlank()) {
            text = null;
        }
    }

    /** The database could not use its index for others. */
    private static boolean isName(@Nullable String name) {
        return name == null || NAME.matcher(name).matches();
    }

    private static Refused unreadable(String rule, String text) {
        return new Refused(Refused.Kind.UNREADABLE, rule, text);
    }

    /** The rest of it, behind that position. */
    public Wanted behind(long position) {
        return new Wanted(actor, correlation, types, position, upTo, text);
    }

    /** No further than that position. */
    public Wanted upTo(long position) {
        return new Wanted(actor, correlation, types, after, position, text);
    }

    /** Without the hash of another, and without what index rows can't tell. */
    boolean matches(LoggedEvent event) {
        return (actor == null || actor.equals(event.actor()))
                && (correlation == null || correlation.equals(event.belongsTo()))
                && (types.isEmpty() || types.contains(event.type()));
    }

    /** Whether a text that is shown has the one that is searched for. */
    boolean isIn(String shown) {
        return text == null || shown.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** For the record: what was searched for may be a person's own words, so the log only learns that there was a text. */
    String target() {
        StringBuilder target =
                new StringBuilder("events ").append(after + 1).append(" to ").append(upTo);
        if (actor != null) {
            target.append(", actor ").append(actor);
        }
        if (correlation != null) {
            target.append(", correlation ").append(correlation);
        }
        if (!types.isEmpty()) {
            target.append(", types ").append(String.join(" ", types));
        }
        if (text != null) {
            target.append(", a text of ").append(text.length()).append(" characters");
        }
        return target.toString();
    }
}
