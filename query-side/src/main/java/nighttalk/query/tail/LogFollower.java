package nighttalk.query.tail;

import org.axonframework.eventhandling.TrackedEventMessage;

/** Is told of every event of the log, in order, by one thread, from where the log ended when the process started. */
public interface LogFollower {

    /** The position of the last event that it will not be told of. */
    void begin(long position);

    /** The next event. Must be quick, and must not fail. */
    void take(TrackedEventMessage<?> event, long position);
}
