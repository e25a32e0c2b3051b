package nighttalk.query.rebuild;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A rebuild takes all that the machine has, as long as nobody is there. Beside visitors it takes a share: it rests after
 * each piece of work, and makes the pieces small, since a large transaction keeps all others waiting while it commits.
 */
final class Manners {

    private static final int SMALL_RANGE = 250;
    private static final long SMALL_FLUSH = 512 * 1024;
    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(3);

    private final Visitors visitors;
    private final RebuildSettings settings;
    private volatile boolean hurrying;

    Manners(Visitors visitors, RebuildSettings settings) {
        this.visitors = visitors;
        this.settings = settings;
    }

    /** From now on nobody counts: events come, and they must not come faster than they are folded. */
    void hurry() {
        hurrying = true;
    }

    private boolean considerate() {
        return !hurrying && visitors.present();
    }

    /** How many events to fold at a time. */
    int range() {
        return considerate() ? Math.min(SMALL_RANGE, settings.range()) : settings.range();
    }

    /** How many bytes of row changes to write at a time. */
    long flush() {
        return considerate() ? SMALL_FLUSH : settings.memoryBytes() / 2;
    }

    /** How many work at the same time. */
    int ahead(int usual) {
        return considerate() ? 1 : usual;
    }

    /** After work that took so long. */
    void rest(Duration work) {
        if (!considerate()) {
            return;
        }
        double share = Math.clamp(settings.share(), 0.01, 1);
        long nanos = Math.min(LONGEST_REST, Math.round(work.toNanos() * (1 / share - 1)));
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }
}
