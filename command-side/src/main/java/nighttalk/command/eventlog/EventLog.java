package nighttalk.command.eventlog;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.eventlog.LogReader;
import nighttalk.platform.tracing.Piece;
import nighttalk.platform.tracing.Traces;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;

/**
 * The log's writing half. The events of one command are one append: they become durable together, with what must be
 * committed with them, or not at all; and each append succeeds or fails alone, although concurrent ones share a
 * transaction ({@link AppendQueue}, {@link GroupCommit}).
 */
public final class EventLog extends LogReader implements AutoCloseable {

    private final List<CommittedWithEvents> together;
    private final GroupCommit commits;
    private final AppendQueue queue;
    private final Traces traces;

    /**
     * Takes what it works with, and starts the thread that writes.
     *
     * @param log the log's database
     * @param writer the same, through sessions that the server ends soon when they stall, without auto-commit
     * @param serializer writes the events' JSON
     * @param together what must be committed with events
     * @param metrics learns sizes and times of commits
     * @param traces has appends among what requests led to
     */
    public EventLog(
            DataSource log,
            DataSource writer,
            EventSerializer serializer,
            List<CommittedWithEvents> together,
            MeterRegistry metrics,
            Traces traces) {
        super(log, serializer, 100);
        this.traces = traces;
        this.together = List.copyOf(together);
        this.commits = new GroupCommit(writer, metrics);
        this.queue = new AppendQueue(commits);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        events.forEach(event -> together.forEach(t -> t.prepare(event)));
        boolean committed = false;
        try (Piece piece = traces.part("append")) {
            long position = queue.write(new Append(
                    events.stream().map(event -> EventRow.of(event, serializer)).toList(), writesOf(events)));
            committed = true;
            piece.with("nighttalk.position", position).with("nighttalk.events", events.size());
            if (LogReceipt.CURRENT.isBound()) {
                LogReceipt.CURRENT.get().record(position);
            }
        } finally {
            boolean outcome = committed;
            events.forEach(event -> together.forEach(t -> t.after(event, outcome)));
        }
    }

    private Writes writesOf(List<? extends EventMessage<?>> events) {
        Object cause = CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().getMessage().getPayload()
                : "";
        Writes writes = new Writes();
        for (EventMessage<?> event : events) {
            for (CommittedWithEvents what : together) {
                what.write(event, cause, writes);
            }
        }
        return writes;
    }

    static long inMicros(Instant time) {
        return micros(time);
    }

    /** The newest position that this process appended; the head is there or further. */
    long lastKnownHead() {
        return commits.lastKnownHead();
    }

    /** How many appends wait for the thread that writes. */
    int waiting() {
        return queue.waiting();
    }

    /** Writes what is waiting; later appends fail. */
    @Override
    public void close() {
        queue.close();
    }
}
