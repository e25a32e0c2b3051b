package nighttalk.query.audit.state;

import java.util.Iterator;
import java.util.NoSuchElementException;
import nighttalk.query.audit.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** Two streams in the order of the log. */
final class Merged implements Iterator<LoggedEvent> {

    private final Iterator<LoggedEvent> one;
    private final Iterator<LoggedEvent> other;
    private @Nullable LoggedEvent nextOfOne;
    private @Nullable LoggedEvent nextOfOther;

    Merged(Iterator<LoggedEvent> one, Iterator<LoggedEvent> other) {
        this.one = one;
        this.other = other;
        this.nextOfOne = nextOf(one);
        this.nextOfOther = nextOf(other);
    }

    private static @Nullable LoggedEvent nextOf(Iterator<LoggedEvent> events) {
        return events.hasNext() ? events.next() : null;
    }

    @Override
    public boolean hasNext() {
        return nextOfOne != null || nextOfOther != null;
    }

    @Override
    public LoggedEvent next() {
        LoggedEvent first = nextOfOne;
        LoggedEvent second = nextOfOther;
        if (first != null && (second == null || first.position() < second.position())) {
            nextOfOne = nextOf(one);
            return first;
        }
        if (second == null) {
            throw new NoSuchElementException();
        }
        nextOfOther = nextOf(other);
        return second;
    }
}
