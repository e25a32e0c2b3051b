package nighttalk.command.eventlog;

import org.axonframework.eventhandling.EventMessage;

/**
 * Something that must become true together with an event or not at all: a claim on a name, a credential, a key, a
 * count. It is carried out in the append's transaction while the head of the log is held, so it sees everything that
 * was committed before and nothing can come in between: a rule that is checked here holds.
 */
public interface CommittedWithEvents {

    /** Before the events are serialised. */
    default void prepare(EventMessage<?> event) {}

    /**
     * Says what is to be written, once for each event in order. Runs before the transaction.
     *
     * @param event what happened
     * @param cause the payload of the command that it follows from
     * @param writes takes what is to be written
     */
    void write(EventMessage<?> event, Object cause, Writes writes);

    /** After the transaction, once for each event. */
    default void after(EventMessage<?> event, boolean committed) {}
}
