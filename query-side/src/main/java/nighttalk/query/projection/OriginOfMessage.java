package nighttalk.query.projection;

import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The origin of an event as Axon hands it on. The metadata are decoded when they are asked for.
 *
 * @param message the event
 */
public record OriginOfMessage(EventMessage<?> message) implements Origin {

    @Override
    public String event() {
        return message.getIdentifier();
    }

    @Override
    public @Nullable String actor() {
        return text("actor");
    }

    @Override
    public @Nullable String correlation() {
        return text("correlation");
    }

    private @Nullable String text(String key) {
        return message.getMetaData().get(key) instanceof String text ? text : null;
    }
}
