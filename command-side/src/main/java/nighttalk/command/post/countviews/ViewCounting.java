package nighttalk.command.post.countviews;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import nighttalk.command.post.PostNotFound;
import nighttalk.command.post.PostTally;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Appends counted views: one event per post, all of a report in one append, each in the post's own stream of views. No
 * aggregate: there is nothing to decide, a view has happened.
 */
@Component
class ViewCounting {

    /** The streams are named after the post; they are not the post's own stream, which nobody but its author grows. */
    private static final String STREAM_TYPE = "PostViews";

    private static final String STREAM_PREFIX = "views-";

    private final EventStore log;
    private final PostTally tally;

    ViewCounting(EventStore log, PostTally tally) {
        this.log = log;
        this.tally = tally;
    }

    @CommandHandler
    void handle(CountPostViews command, UnitOfWork<?> unitOfWork) {
        Map<PostId, PostTally.Counts> counts = tally.of(command.views().keySet());
        if (counts.size() < command.views().size()) {
            throw new PostNotFound();
        }
        List<? extends DomainEventMessage<?>> events = command.views().entrySet().stream()
                .map(entry -> event(
                        entry.getKey(),
                        entry.getValue(),
                        Objects.requireNonNull(counts.get(entry.getKey())).viewReports()))
                .map(event -> event.andMetaData(unitOfWork.getCorrelationData()))
                .toList();
        log.publish(events);
    }

    private static DomainEventMessage<PostViewsCounted> event(PostId post, long views, long sequence) {
        return new GenericDomainEventMessage<>(
                STREAM_TYPE, STREAM_PREFIX + post.text(), sequence, new PostViewsCounted(post, views));
    }
}
