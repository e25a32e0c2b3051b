package nighttalk.query.audit.at;

import java.time.Instant;
import java.util.Map;
import java.util.SequencedMap;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.look.Sight;
import nighttalk.query.audit.state.State;
import nighttalk.query.audit.state.Thing;
import org.jspecify.annotations.Nullable;

/**
 * What a thing was at a moment.
 *
 * @param exists whether it was there
 * @param changedPosition where in the log the newest event stands that made it so
 * @param changedAt when that was
 * @param fields what it was; nothing where it was not there
 */
record Then(
        Thing thing,
        boolean exists,
        @Nullable Long changedPosition,
        @Nullable Instant changedAt,
        Map<String, @Nullable Object> fields) {

    /**
     * As that look may see it.
     *
     * @param more fields that are no fields of the thing's own events, such as counts
     */
    static Then of(State state, Map<String, ? extends @Nullable Object> more, Sight sight) {
        SequencedMap<String, @Nullable Object> fields = sight.show(state.fields());
        if (state.exists()) {
            more.forEach((name, value) -> fields.put(name, sight.show(value)));
        }
        return new Then(
                state.thing(),
                state.exists(),
                state.last().map(LoggedEvent::position).orElse(null),
                state.last().map(LoggedEvent::at).orElse(null),
                fields);
    }
}
