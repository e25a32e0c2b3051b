package nighttalk.command.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventMessage;

/**
 * Something that must become true together with an event or not at all: a claim on a name, a credential, a key, a
 * count. It runs in the append's transaction while the head of the log is held, so it sees everything that was
 * committed before and nothing can come in between: a rule that is checked here holds.
 */
public interface CommittedWithEvents {

    /** Before the events are serialised, outside the transaction. */
    default void prepare(EventMessage<?> event) {}

    /**
     * In the transaction, once for each event in order.
     *
     * @param event what happened
     * @param cause the payload of the command that it follows from
     * @param log the transaction's connection
     * @throws nighttalk.platform.refusal.Refused to refuse the whole append
     */
    void write(EventMessage<?> event, Object cause, Connection log) throws SQLException;

    /** After the transaction, once for each event. */
    default void after(EventMessage<?> event, boolean committed) {}
}
