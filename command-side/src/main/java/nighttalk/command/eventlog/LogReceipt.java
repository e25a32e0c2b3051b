package nighttalk.command.eventlog;

import java.util.OptionalLong;

/** Learns at which position in the log a request's last event came to stand. */
public final class LogReceipt {

    /** The receipt of the request at hand, where one is wanted. */
    public static final ScopedValue<LogReceipt> CURRENT = ScopedValue.newInstance();

    private long position = -1;

    void record(long newPosition) {
        position = newPosition;
    }

    /** The position of the last event that was appended, if there was one. */
    public OptionalLong position() {
        return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
