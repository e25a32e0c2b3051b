package nighttalk.query.freshness;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import nighttalk.platform.database.Patience;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Where the log ends, asked anew for each caller, but only once for all callers who came before the asking began. */
final class NewestHead {

    private record Turn(CompletableFuture<Long> answer, boolean asks) {}

    private final LongSupplier head;
    private final ReentrantLock asking = new ReentrantLock();
    private final ReentrantLock gathering = new ReentrantLock();
    private @Nullable CompletableFuture<Long> next;

    /** @param head asks the log */
    NewestHead(LongSupplier head) {
        this.head = head;
    }

    /**
     * A position at or behind every event that was in the log when this was called.
     *
     * @param patience how long to wait for an answer
     * @throws DataAccessException if the log can't be reached, or does not answer
     */
    long now(Duration patience) {
        Turn turn = nextTurn();
        if (turn.asks()) {
            Patience.within(patience, () -> ask(turn.answer()));
        }
        try {
            return turn.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new DataAccessResourceFailureException("the log does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("the question was given up", e);
        }
    }

    private Turn nextTurn() {
        gathering.lock();
        try {
            CompletableFuture<Long> others = next;
            if (others != null) {
                return new Turn(others, false);
            }
            CompletableFuture<Long> mine = new CompletableFuture<>();
            next = mine;
            return new Turn(mine, true);
        } finally {
            gathering.unlock();
        }
    }

    private void ask(CompletableFuture<Long> answer) {
        asking.lock();
        try {
            close();
            answer.complete(head.getAsLong());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            asking.unlock();
        }
    }

    /** Whoever comes from now on needs a newer answer. */
    private void close() {
        gathering.lock();
        try {
            next = null;
        } finally {
            gathering.unlock();
        }
    }
}
