package nighttalk.command.audit;

import nighttalk.event.AuditEvent;
import nighttalk.event.AuditEvent.HistoryViewed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Appends looks, each to its viewer's stream. No aggregate: there is nothing to decide, a look either counts or is not made. */
@Component
class LookRecording {

    private static final String STREAM_TYPE = "Audit";

    private final EventStore log;

    LookRecording(EventStore log) {
        this.log = log;
    }

    /** Two looks of one viewer at the same moment: the later one is told so by the log, and is tried again. */
    @CommandHandler
    void handle(RecordLook command, UnitOfWork<?> unitOfWork) {
        String stream = AuditEvent.stream(command.viewer());
        long sequence = log.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
        HistoryViewed event = new HistoryViewed(
                command.viewer(), command.look(), command.target(), command.reason(), command.unmasked());
        log.publish(new GenericDomainEventMessage<>(STREAM_TYPE, stream, sequence, event)
                .andMetaData(unitOfWork.getCorrelationData()));
    }
}
