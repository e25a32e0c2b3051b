package nighttalk.query.rebuild;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nighttalk.query.projection.PassingErrors;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** While a database is away a rebuild tries again and again, and says so, until it is cancelled. */
final class Patience {

    private static final long PAUSE_MILLIS = 500;

    private final Progress progress;
    private final BooleanSupplier cancelled;

    Patience(Progress progress, BooleanSupplier cancelled) {
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * Does it, again and again while a database is away.
     *
     * @throws Cancelled if that is wanted meanwhile
     */
    <T> T persistently(Supplier<T> what) {
        while (true) {
            try {
                return what.get();
            } catch (DataAccessException | TransactionException | RebuildFailed e) {
                if (!PassingErrors.isBehind(e)) {
                    throw e;
                }
                pause("a database is away, which is tried again: " + e.getMessage());
            }
        }
    }

    /**
     * Before something is tried again.
     *
     * @param trouble what analysts are told of it
     * @throws Cancelled if that is wanted meanwhile
     */
    void pause(String trouble) {
        progress.trouble(trouble);
        stopIfWanted();
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopIfWanted();
    }

    /** @throws Cancelled if that is wanted by now */
    void stopIfWanted() {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
    }
}
