package nighttalk.command.eventlog;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Where appends wait for the one thread that writes. It takes what is there and what is only short of a core, and
 * while that is being committed the next group comes together by itself. So a lonely append is as fast as it can be, and
 * the more there are, the less each costs.
 */
final class AppendQueue implements AutoCloseable {

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);
    /** Where long work keeps every core, appends must not wait for its end. */
    private static final Duration LONGEST_QUEUE = Duration.ofMillis(100);

    /** What is not yet on its way by then was surely not written, and whoever waits is told so. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int MOST_APPENDS = 256;
    private static final int MOST_EVENTS = 2_000;
    private static final int MOST_BYTES = 4 << 20;

    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final GroupCommit commits;
    private final Thread thread;
    private volatile boolean closed;

    AppendQueue(GroupCommit commits) {
        this.commits = commits;
        this.thread = Thread.ofPlatform().daemon().name("event-log-writer").start(this::work);
    }

    /**
     * Writes it with whatever else is waiting, and returns once it is durable.
     *
     * @return position of its last event
     * @throws EventStoreException if the log's database does not answer
     */
    long write(Append append) {
        waiting.add(append);
        if (closed && waiting.remove(append)) {
            throw new EventStoreException("the log is closed");
        }
        if (!append.isAnsweredWithin(PATIENCE) && waiting.remove(append)) {
            throw new EventStoreException(
                    "the log does not answer", new SQLTransientConnectionException("others are waiting for it, too"));
        }
        return append.await();
    }

    int waiting() {
        return waiting.size();
    }

    private void work() {
        while (!closed || !waiting.isEmpty()) {
            @Nullable Append first = next();
            if (first != null) {
                letOthersCome();
                commits.commit(with(first));
            } else if (!closed) {
                commits.ping();
            }
        }
        commits.release();
    }

    private @Nullable Append next() {
        try {
            return waiting.poll(closed ? 0 : SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null; // by close: what is waiting is still written
        }
    }

    /**
     * Commands that could run at once, but for a core, shall come along: this thread, which mostly sleeps, would be
     * preferred to theirs, and write groups of two while sixty are on their way. A virtual thread that has nothing to
     * do queues behind them; where nobody is in front of it, that takes some microseconds.
     */
    private void letOthersCome() {
        CountDownLatch passed = new CountDownLatch(1);
        Thread.startVirtualThread(passed::countDown);
        try {
            var _ = passed.await(LONGEST_QUEUE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return; // by close: what is waiting is still written
        }
    }

    private List<Append> with(Append first) {
        List<Append> group = new ArrayList<>();
        int events = 0;
        int bytes = 0;
        for (Append next = first; next != null; next = waiting.poll()) {
            group.add(next);
            events += next.events().size();
            bytes += next.bytes();
            if (group.size() >= MOST_APPENDS || events >= MOST_EVENTS || bytes >= MOST_BYTES) {
                break;
            }
        }
        return group;
    }

    /** Writes what is waiting and takes no more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
