package nighttalk.command.eventlog;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import nighttalk.command.eventlog.EventRow.Place;

/** The events of one command on their way into the log, with what must be committed with them. */
final class Append {

    private final List<EventRow> events;
    private final Writes writes;
    private final CompletableFuture<Long> position = new CompletableFuture<>();

    Append(List<EventRow> events, Writes writes) {
        this.events = events;
        this.writes = writes;
    }

    List<EventRow> events() {
        return events;
    }

    Writes writes() {
        return writes;
    }

    Set<Place> places() {
        return events.stream().map(EventRow::place).collect(Collectors.toUnmodifiableSet());
    }

    int bytes() {
        return events.stream().mapToInt(EventRow::bytes).sum();
    }

    void committed(long last) {
        position.complete(last);
    }

    void failed(RuntimeException reason) {
        position.completeExceptionally(reason);
    }

    /** Waits so long at most; whether it is durable, refused or failed by then. */
    boolean isAnsweredWithin(Duration patience) {
        try {
            position.exceptionally(failure -> 0L).get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Waits until it is durable.
     *
     * @return position of the last event
     * @throws RuntimeException what it was refused for, or failed of
     */
    long await() {
        try {
            return position.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }
}
