package nighttalk.query.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import nighttalk.event.DomainEvent;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.query.tail.LogFollower;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers of each account and each post where in the log the newest event stands that touches it, counted views
 * apart. The memory has a fixed number of places: two that share one count as touched together, which costs a look at
 * the database, and nothing else.
 */
public final class Touches implements LogFollower {

    private static final Logger LOG = LoggerFactory.getLogger(Touches.class);
    private static final int PLACE_BITS = 16;

    private final AtomicLongArray newest = new AtomicLongArray(1 << PLACE_BITS);
    private final RecentViews views = new RecentViews();
    private final AtomicLong epoch = new AtomicLong();
    private volatile long everything = Long.MAX_VALUE;
    private volatile long reach = -1;

    /** How far into the log it knows. */
    public long reach() {
        return reach;
    }

    /** Whether it is sure that no event in the log behind {@code since} and up to {@code upTo} touches any of these. */
    boolean leftAlone(long[] keys, long since, long upTo) {
        if (reach < upTo || everything > since) {
            return false;
        }
        for (long key : keys) {
            if (newest.get(place(key, PLACE_BITS)) > since) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@link #views} knows all that happened to a number of views whose newest event is at that position. */
    public boolean knowsViewsSince(long post, long position) {
        return views.reachBackTo(post, position);
    }

    /** Brings a number of views up to date, whose newest event is at that position. */
    public ViewsInLog views(long post, long inRow, long position) {
        return views.add(post, inRow, position);
    }

    /** Changes when rows have changed that no event told of. */
    long epoch() {
        return epoch.get();
    }

    /** Rows have changed that no event tells of: whatever was read before counts no more. */
    public void rowsChangedWithoutEvent() {
        epoch.incrementAndGet();
    }

    @Override
    public void begin(long position) {
        everything = position;
        reach = position;
    }

    @Override
    public void take(TrackedEventMessage<?> message, long position) {
        try {
            if (message.getPayload() instanceof DomainEvent event) {
                for (long key : TouchedBy.event(event)) {
                    newest.set(place(key, PLACE_BITS), position);
                }
                if (event instanceof PostViewsCounted counted) {
                    views.note(counted, position);
                }
            } else {
                everything = position; // of a newer version, whose process may change any row
            }
        } catch (RuntimeException e) {
            LOG.debug("event {} can't be read here, so it may touch anything", position, e);
            everything = position;
        }
        reach = position; // last: who sees it sees the touches, too
    }

    /** Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): neighbouring identifiers far apart. */
    static int place(long key, int bits) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - bits));
    }
}
