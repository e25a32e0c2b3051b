package nighttalk.command.moderation.webhook;

import java.util.Optional;
import java.util.stream.Stream;
import nighttalk.command.eventlog.EventLog;
import nighttalk.event.ContentId;
import nighttalk.event.DomainEvent;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Finds what a verdict is about: the log says it, not the service. */
@Component
@Conditional(WebhookAttached.class)
class JudgedTexts {

    private final EventLog log;

    JudgedTexts(EventLog log) {
        this.log = log;
    }

    /** Which post or comment was written or edited at that position, if one was. */
    Optional<ContentId> at(long position) {
        if (position < 1 || position > log.head()) {
            return Optional.empty();
        }
        try (Stream<? extends TrackedEventMessage<?>> events =
                log.readEvents(new GlobalSequenceTrackingToken(position - 1), false)) {
            return events.filter(event -> event.trackingToken().position().orElse(0) == position)
                    .findFirst()
                    .map(event -> WrittenText.in(event.getPayload() instanceof DomainEvent known ? known : null))
                    .map(WrittenText::of);
        }
    }
}
