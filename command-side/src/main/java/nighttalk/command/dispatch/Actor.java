package nighttalk.command.dispatch;

import java.util.Map;
import java.util.UUID;
import nighttalk.event.AccountId;
import nighttalk.platform.web.RequestId;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a command is sent, and why. Stored with every event that follows from it.
 *
 * @param name an account's identifier, or what kind of thing acted
 * @param correlation common to everything that one request set off
 * @param causation the event that led to the command; null where a person's request did
 */
public record Actor(
        String name, String correlation, @Nullable String causation) {

    /** Metadata key: who. */
    public static final String ACTOR = "actor";

    /** Metadata key: what belongs together. */
    public static final String CORRELATION = "correlation";

    /** Metadata key: what it follows from, an event's identifier or a command's. */
    public static final String CAUSATION = "causation";

    /** A person, by their own request. */
    public static Actor member(AccountId account) {
        return new Actor(account.text(), RequestId.current(), null);
    }

    /** Somebody who works on the service, by their own request. */
    public static Actor colleague(String name) {
        return new Actor("console:" + name, RequestId.current(), null);
    }

    /** An operator's tool or a process of ours. */
    public static Actor system(String name) {
        return new Actor("system:" + name, UUID.randomUUID().toString(), null);
    }

    /** An automation that reacts to an event. */
    public static Actor automation(String name, EventMessage<?> event) {
        Object correlation = event.getMetaData().get(CORRELATION);
        return new Actor(
                "automation:" + name,
                correlation instanceof String known ? known : event.getIdentifier(),
                event.getIdentifier());
    }

    MetaData metadata() {
        MetaData metadata = MetaData.from(Map.of(ACTOR, name, CORRELATION, correlation));
        return causation == null ? metadata : metadata.and(CAUSATION, causation);
    }
}
