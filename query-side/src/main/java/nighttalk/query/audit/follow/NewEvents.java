package nighttalk.query.audit.follow;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nighttalk.query.tail.LogFollower;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.stereotype.Component;

/** Wakes those who wait for the next event, so that none of them has to look again and again. */
@Component
class NewEvents implements LogFollower {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private volatile long newest;

    @Override
    public void begin(long position) {
        come(position);
    }

    @Override
    public void take(TrackedEventMessage<?> event, long position) {
        come(position);
    }

    private void come(long position) {
        lock.lock();
        try {
            newest = position;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is an event behind that position, or long enough. */
    void await(long position, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (newest <= position && left > 0) {
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
