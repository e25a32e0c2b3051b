package nighttalk.query.audit.look;

import java.time.Instant;
import java.util.Map;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.state.Fields;
import nighttalk.query.audit.state.Meanings;
import nighttalk.query.audit.state.Thing;
import org.jspecify.annotations.Nullable;

/**
 * An event as auditors get it.
 *
 * @param position where in the log
 * @param at when it was recorded
 * @param type its name in the log
 * @param thing what it is about; null if it is about nothing that has a history
 * @param stream the stream that it belongs to
 * @param event its identifier
 * @param actor who acted
 * @param correlation common to everything that one request set off
 * @param causation the event, or the command, that it follows from
 * @param fields what it says; null if this version can't read it
 */
public record ShownEvent(
        long position,
        Instant at,
        String type,
        @Nullable Thing thing,
        String stream,
        String event,
        @Nullable String actor,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable Map<String, @Nullable Object> fields) {

    /** As that look may see it. */
    public static ShownEvent of(LoggedEvent event, Sight sight) {
        return new ShownEvent(
                event.position(),
                event.at(),
                event.type(),
                event.event().flatMap(Meanings::about).orElse(null),
                event.stream(),
                event.id(),
                event.actor(),
                event.correlation(),
                event.causation(),
                event.event().map(known -> sight.show(Fields.of(known))).orElse(null));
    }
}
