package nighttalk.query.rebuild;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nighttalk.query.projection.PassingErrors;
import nighttalk.query.projection.Reach;

/**
 * Folds the log into copies: several threads read, decode and fold ranges; one puts them in order; others write what
 * has gathered, while the next is being read. What can be merged has been merged by then, so a counter that a thousand
 * events move is written once.
 */
final class BulkFold implements AutoCloseable {

    /** So many ranges are on their way for each reader. */
    private static final int AHEAD = 3;

    private final RangeFolder folder;
    private final CopyWriter writer;
    private final RebuildSettings settings;
    private final Manners manners;
    private final Request request;
    private final Progress progress;
    private final Parking parking;
    private final Patience patience;
    private final ExecutorService readers;
    private final ExecutorService writers;

    private record Written(List<Future<Boolean>> parts) {}

    BulkFold(
            RangeFolder folder,
            CopyWriter writer,
            RebuildSettings settings,
            Manners manners,
            Request request,
            Progress progress,
            Parking parking,
            Patience patience) {
        this.folder = folder;
        this.writer = writer;
        this.settings = settings;
        this.manners = manners;
        this.request = request;
        this.progress = progress;
        this.parking = parking;
        this.patience = patience;
        this.readers = threads("rebuild-fold", settings.readers());
        this.writers = threads("rebuild-write", 2);
    }

    private static ExecutorService threads(String name, int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    /**
     * Folds and writes all that the parts lack.
     *
     * @throws RebuildFailed on an event that can't be folded, or a log with a hole
     * @throws CopyWriter.Refusal if the database does not take some rows
     * @throws Cancelled if that is wanted meanwhile
     */
    void run(List<RangeFolder.Part> parts) {
        long after =
                parts.stream().mapToLong(part -> part.window().first()).min().orElse(0);
        long last = parts.stream().mapToLong(part -> part.window().last()).max().orElse(0);
        progress.way(after, Math.max(after, last));
        Deque<Future<FoldedRange>> onTheWay = new ArrayDeque<>();
        Pending pending = new Pending();
        Written written = new Written(List.of());
        long asked = after;
        boolean even = parts.stream().allMatch(part -> part.window().from().isEven());
        try {
            while (after < last) {
                while (asked < last && onTheWay.size() < manners.ahead(AHEAD * settings.readers())) {
                    long next = Math.min(last, asked + manners.range());
                    onTheWay.add(ask(parts, asked, next));
                    asked = next;
                }
                FoldedRange range = accepted(parts, after, await(onTheWay.remove(), "the log"));
                after = range.upTo();
                pending.add(range);
                progress.folded(after, range.lastType());
                progress.memory(pending.bytes());
                boolean much = pending.bytes() > manners.flush()
                        || pending.isOlderThan(settings.flush().toNanos());
                if (after == last || (even && much)) {
                    await(written);
                    written = write(parts, pending);
                    pending = new Pending();
                }
            }
            await(written);
            progress.memory(0);
            progress.arrived();
        } finally {
            onTheWay.forEach(range -> range.cancel(true));
        }
    }

    private Future<FoldedRange> ask(List<RangeFolder.Part> parts, long after, long upTo) {
        return readers.submit(() -> fold(parts, after, upTo));
    }

    /** Again and again while the log can't be read. */
    private FoldedRange fold(List<RangeFolder.Part> parts, long after, long upTo) {
        while (true) {
            try {
                long began = System.nanoTime();
                FoldedRange folded = folder.fold(after, upTo, parts, parking.now());
                manners.rest(Duration.ofNanos(System.nanoTime() - began));
                return folded;
            } catch (SQLException | RuntimeException e) {
                if (!PassingErrors.isBehind(e)) {
                    throw e instanceof RuntimeException fault
                            ? fault
                            : new RebuildFailed("the log can't be read: " + e.getMessage(), e);
                }
                patience.pause("the log can't be read now, which is tried again: " + e.getMessage());
            }
        }
    }

    /** With the knowledge of all that comes before it. */
    @SuppressWarnings("ReferenceEquality") // every change makes another object
    private FoldedRange accepted(List<RangeFolder.Part> parts, long after, FoldedRange folded) {
        FoldedRange range = folded;
        if (range.knowing() != parking.now()) {
            range = fold(parts, after, folded.upTo());
        }
        if (!range.bad().isEmpty()) {
            progress.failed(range.bad());
            if (!request.skipBad()) {
                throw failed(range.bad().getFirst());
            }
        }
        range.parked().forEach((projection, events) -> events.forEach(event -> parking.add(projection, event)));
        return range;
    }

    static RebuildFailed failed(Status.Bad bad) {
        return new RebuildFailed("the event at position " + bad.position() + " (" + bad.type() + ") can't be folded: "
                + bad.reason() + "; --skip-bad parks such events");
    }

    private Written write(List<RangeFolder.Part> parts, Pending pending) {
        List<Future<Boolean>> futures = new ArrayList<>();
        for (RangeFolder.Part part : parts) {
            Reach reached = part.window().upTo(pending.upTo());
            futures.add(writers.submit(() -> {
                String name = part.fold().name();
                long began = System.nanoTime();
                writer.write(request.place(name), part.fold(), pending.take(name), reached);
                manners.rest(Duration.ofNanos(System.nanoTime() - began));
                return true;
            }));
        }
        return new Written(futures);
    }

    private void await(Written written) {
        written.parts().forEach(part -> await(part, "the views database to write rows"));
    }

    private <T> T await(Future<T> future, String whom) {
        progress.waitingFor(whom);
        patience.stopIfWanted();
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault
                    ? fault
                    : new RebuildFailed("unexpected: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
        writers.shutdownNow();
    }
}
