package nighttalk.query.postviews;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import nighttalk.event.PostId;
import nighttalk.query.postviews.SentViews.In;
import org.jspecify.annotations.Nullable;

/**
 * Counts views of posts in memory and sends them to the log in batches, since a page view must not cost a commit. The
 * number that a page shows has every view exactly once: those in the row, those on their way there, and those not yet
 * sent. Read the row first, then ask {@link #shown}.
 */
public final class ViewCounter {

    /** Longer than any page holds on to a row that it has read. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    /** How long a page waits for the one answer that tells where a batch is. */
    private static final Duration DOUBT = Duration.ofMillis(100);

    /** While the rows stand still, older batches become one: their views are shown, and memory has an end. */
    private static final int BATCHES = 600;

    private record OnItsWay(ViewLog.Batch batch, SentViews views, CountDownLatch answered) {}

    private record Recorded(SentViews views, long position, long at) {}

    private final ViewLog log;
    private final LongSupplier head;
    private final LongSupplier folded;
    private final Runnable lost;
    private final String source = UUID.randomUUID().toString();

    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Recorded> recorded = new ArrayDeque<>();
    private final CountedViews counted;
    private @Nullable OnItsWay onItsWay;
    private long batches;

    /**
     * Takes what it works with.
     *
     * @param log where counted views go
     * @param head how far the log goes
     * @param folded how far the rows are
     * @param most how many different posts are counted at a time
     * @param lost told of each view that can't be counted
     */
    ViewCounter(ViewLog log, LongSupplier head, LongSupplier folded, int most, Runnable lost) {
        this.log = log;
        this.head = head;
        this.folded = folded;
        this.counted = new CountedViews(most);
        this.lost = lost;
    }

    /** Somebody looks at a post, which exists. */
    public void add(long post) {
        lock.lock();
        try {
            if (!counted.add(post)) {
                lost.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The number to show.
     *
     * @param post which post
     * @param inRow the views in its row
     * @param rowPosition log position of the newest event in that number
     */
    public long shown(long post, long inRow, long rowPosition) {
        OnItsWay doubted;
        lock.lock();
        try {
            doubted = onItsWay;
            if (doubted == null
                    || doubted.views().of(post) == 0
                    || doubted.views().where(rowPosition) != In.DOUBT) {
                return inRow + notInRow(post, rowPosition);
            }
        } finally {
            lock.unlock();
        }
        await(doubted.answered());
        lock.lock();
        try {
            return inRow + notInRow(post, rowPosition);
        } finally {
            lock.unlock();
        }
    }

    private long notInRow(long post, long rowPosition) {
        long sum = counted.of(post);
        OnItsWay sent = onItsWay;
        if (sent != null && sent.views().where(rowPosition) == In.FLIGHT) {
            sum += sent.views().of(post);
        }
        for (Recorded batch : recorded) {
            if (batch.views().where(rowPosition) == In.FLIGHT) {
                sum += batch.views().of(post);
            }
        }
        return sum;
    }

    /**
     * Sends what was counted, first of all what was sent before and never answered.
     *
     * @throws RuntimeException if it is not sure that all is recorded; nothing is lost, and the next call tries again
     */
    void send() {
        sending.lock();
        try {
            forget();
            OnItsWay next = onItsWay == null ? next() : onItsWay;
            while (next != null) {
                record(next);
                next = next();
            }
        } finally {
            sending.unlock();
        }
    }

    private @Nullable OnItsWay next() {
        lock.lock();
        try {
            if (counted.isEmpty()) {
                return null;
            }
        } finally {
            lock.unlock();
        }
        long end = head.getAsLong(); // every event of the batch will stand behind it
        lock.lock();
        try {
            Map<Long, Long> views = counted.take();
            Map<String, Long> named = new LinkedHashMap<>();
            views.forEach((post, count) -> named.put(new PostId(post).text(), count));
            OnItsWay next = new OnItsWay(
                    new ViewLog.Batch(source, ++batches, named),
                    new SentViews(views, end + 1, false),
                    new CountDownLatch(1));
            onItsWay = next;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void record(OnItsWay sent) {
        long first = log.record(sent.batch());
        Map<Long, Long> views = sent.views().views();
        lock.lock();
        try {
            onItsWay = null;
            if (first > 0) {
                recorded.add(
                        new Recorded(new SentViews(views, first, true), first + views.size() - 1, System.nanoTime()));
                if (recorded.size() > BATCHES) {
                    recorded.addFirst(together(recorded.removeFirst(), recorded.removeFirst()));
                }
            }
        } finally {
            lock.unlock();
        }
        sent.answered().countDown();
    }

    /** How many batches it remembers. */
    int remembered() {
        lock.lock();
        try {
            return recorded.size();
        } finally {
            lock.unlock();
        }
    }

    /** While the rows are between the two, a number may have the older one's views twice. */
    private static Recorded together(Recorded older, Recorded newer) {
        Map<Long, Long> views = new HashMap<>(older.views().views());
        newer.views().views().forEach((post, count) -> views.merge(post, count, Long::sum));
        long first = newer.position() - newer.views().views().size() + 1;
        return new Recorded(new SentViews(views, first, true), newer.position(), newer.at());
    }

    /** Batches that every page finds in the rows. */
    private void forget() {
        long inRows = folded.getAsLong();
        long before = System.nanoTime() - REMEMBERED.toNanos();
        lock.lock();
        try {
            recorded.removeIf(batch -> batch.position() <= inRows && batch.at() - before < 0);
        } finally {
            lock.unlock();
        }
    }

    private static void await(CountDownLatch answered) {
        try {
            var _ = answered.await(DOUBT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
