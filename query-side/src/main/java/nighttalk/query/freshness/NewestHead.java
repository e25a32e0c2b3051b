package nighttalk.query.freshness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
     * @throws org.springframework.dao.DataAccessException if the log can't be reached
     */
    long now() {
        Turn turn = nextTurn();
        if (turn.asks()) {
            ask(turn.answer());
        }
        try {
            return turn.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
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
