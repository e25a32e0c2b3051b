package nighttalk.command.dispatch;

import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** Hands actor, correlation and causation on from a command to its events. */
@Component
final class WhoAndWhy implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        MetaData from = message.getMetaData();
        return Map.of(
                Actor.ACTOR, from.getOrDefault(Actor.ACTOR, "system:unknown"),
                Actor.CORRELATION, from.getOrDefault(Actor.CORRELATION, message.getIdentifier()),
                Actor.CAUSATION, from.getOrDefault(Actor.CAUSATION, message.getIdentifier()));
    }
}
