package nighttalk.query.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.Segment;

/** How far one projection has come, and those who wait for it. */
final class ProjectionPosition {

    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private record Claim(int mask, long position) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<Integer, Claim> here = new HashMap<>();

    private final ReentrantLock looking = new ReentrantLock();
    private final LongSupplier bookmark;
    private volatile long elsewhere;
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;

    /** @param bookmark what the database says */
    ProjectionPosition(LongSupplier bookmark) {
        this.bookmark = bookmark;
    }

    void claimed(Segment segment, long position) {
        change(() -> here.put(segment.getSegmentId(), new Claim(segment.getMask(), position)));
    }

    void advanced(int segment, long position) {
        change(() -> here.computeIfPresent(segment, (id, claim) -> new Claim(claim.mask(), position)));
    }

    void released(int segment) {
        change(() -> here.remove(segment));
    }

    /** How far each segment is that this process runs. */
    Map<Integer, Long> segmentsHere() {
        lock.lock();
        try {
            Map<Integer, Long> positions = new TreeMap<>();
            here.forEach((segment, claim) -> positions.put(segment, claim.position()));
            return positions;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long now() {
        lock.lock();
        try {
            if (allHere()) {
                return least();
            }
        } finally {
            lock.unlock();
        }
        look();
        return elsewhere;
    }

    /** Waits until the position is reached or {@link System#nanoTime} passes the deadline. */
    boolean await(long position, long deadline) {
        while (true) {
            if (now() >= position) {
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (!awaitMove(position, left)) {
                return now() >= position;
            }
        }
    }

    /** False when the thread is to stop. */
    private boolean awaitMove(long position, long left) {
        try {
            lock.lockInterruptibly();
            try {
                boolean here = allHere();
                long nanos = here ? left : Math.min(left, LOOK_EVERY_NANOS);
                while (nanos > 0 && allHere() == here && (!here || least() < position)) {
                    nanos = moved.awaitNanos(nanos);
                }
            } finally {
                lock.unlock();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Segment masks are 2^n - 1: a segment is the 2^n-th part of the whole. */
    private boolean allHere() {
        double part = 0;
        for (Claim claim : here.values()) {
            part += 1.0 / (claim.mask() + 1L);
        }
        return part >= 1;
    }

    private long least() {
        long least = Long.MAX_VALUE;
        for (Claim claim : here.values()) {
            least = Math.min(least, claim.position());
        }
        return least;
    }

    /** However many wait, the database is asked every few milliseconds at most. */
    private void look() {
        if (System.nanoTime() - lookedAt < LOOK_EVERY_NANOS || !looking.tryLock()) {
            return;
        }
        try {
            elsewhere = bookmark.getAsLong();
            lookedAt = System.nanoTime();
        } finally {
            looking.unlock();
        }
    }
}
