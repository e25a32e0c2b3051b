package nighttalk.event.json;

import nighttalk.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of event is named in the log.
 *
 * @param name the logical name, which outlives any refactoring of class names
 * @param revision the revision that is written now; older ones are lifted by upcasters
 * @param payload the class that it is today
 * @param person the JSON field that names the person whose data the event holds, or null where it holds none
 */
record EventType(
        String name,
        int revision,
        Class<? extends DomainEvent> payload,
        @Nullable String person) {}
