package nighttalk.query.audit.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import nighttalk.event.DomainEvent;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.state.Meaning.Does;
import org.jspecify.annotations.Nullable;

/** What a thing is after some events: the fold of any kind of thing, by {@link Meanings}. */
public final class State {

    private static final String EXISTS = "exists";

    private final Thing thing;
    private final SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    private boolean exists;
    private boolean known;
    private @Nullable LoggedEvent last;

    /** Before any event. */
    public State(Thing thing) {
        this.thing = thing;
    }

    /** Which thing. */
    public Thing thing() {
        return thing;
    }

    /** Whether there ever was such a thing. */
    public boolean known() {
        return known;
    }

    /** Whether it is there. */
    public boolean exists() {
        return exists;
    }

    /** What it is, by field; nothing where it does not exist. */
    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** Whether moderation had decided to show it to nobody but its author and moderators. */
    public boolean isHidden() {
        return Decided.HIDDEN.equals(fields.get(Decided.DECISION));
    }

    /** A number; 0 where there is none. */
    public long number(String field) {
        return fields.get(field) instanceof Long number ? number : 0;
    }

    /** The newest event that meant something to it. */
    public Optional<LoggedEvent> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Takes in the next event.
     *
     * @return what it changed, field by field; nothing if it means nothing to this thing as it is
     */
    public List<Change> take(LoggedEvent logged) {
        return logged.event().map(event -> take(logged, event)).orElse(List.of());
    }

    private List<Change> take(LoggedEvent logged, DomainEvent event) {
        @Nullable Meaning<?> meaning = Meanings.meaning(event).orElse(null);
        Does does = meaning == null ? Does.NOTHING : meaning.to(thing, fields, event);
        if (meaning == null || does == Does.NOTHING || (!exists && does != Does.BEGINS)) {
            return List.of();
        }
        Map<String, @Nullable Object> before = new LinkedHashMap<>(fields);
        boolean existed = exists;
        known = true;
        last = logged;
        exists = does != Does.ENDS;
        if (does == Does.BEGINS || does == Does.ENDS) {
            fields.clear();
        }
        Map<String, @Nullable Object> ofEvent = meaning.fields(event);
        if (does != Does.ENDS) {
            merge(ofEvent, does == Does.COUNTS);
        }
        return changes(existed, before, ofEvent.keySet());
    }

    private void merge(Map<String, @Nullable Object> event, boolean counts) {
        event.forEach((name, value) -> {
            if (counts && value instanceof Long more) {
                fields.put(name, number(name) + more);
            } else if (!thing.id().equals(value)) { // what it is itself is no field of it
                fields.put(name, value);
            }
        });
    }

    private List<Change> changes(boolean existed, Map<String, @Nullable Object> before, Set<String> named) {
        List<Change> changes = new ArrayList<>();
        if (existed != exists) {
            changes.add(new Change(EXISTS, existed, exists));
        }
        SequencedMap<String, @Nullable Object> all = new LinkedHashMap<>(before);
        all.putAll(fields);
        for (String name : all.keySet()) {
            if (isChanged(before.get(name), fields.get(name), named.contains(name))) {
                changes.add(new Change(name, before.get(name), fields.get(name)));
            }
        }
        return changes;
    }

    /** Of what is erased nobody can tell any more whether the event that names it changed it. */
    private static boolean isChanged(@Nullable Object before, @Nullable Object after, boolean named) {
        return !Objects.equals(before, after)
                || (named && after instanceof Said said && said.text().isErased());
    }
}
