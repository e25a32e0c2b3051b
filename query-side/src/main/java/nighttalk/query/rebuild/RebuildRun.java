package nighttalk.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import nighttalk.query.projection.Bookmarks;
import nighttalk.query.projection.PassingErrors;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** One rebuild from its first event to its result. */
final class RebuildRun {

    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 500;

    private final Workshop shop;
    private final long id;
    private final Request request;
    private final Progress progress;
    private final List<Projection> projections;
    private final KeptCiphers ciphers;
    private final Parking parking = new Parking();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final RangeFolder folder;
    private final CopyWriter writer;
    private final Bookmarks bookmarks = new Bookmarks();
    private final JdbcClient views;
    private final Manners manners;

    RebuildRun(Workshop shop, long id, Request request, Progress progress) {
        this.shop = shop;
        this.id = id;
        this.request = request;
        this.progress = progress;
        this.projections = shop.of(request);
        this.ciphers = new KeptCiphers(shop.ciphers());
        this.folder = new RangeFolder(new LogRanges(shop.log(), ciphers));
        this.writer =
                new CopyWriter(shop.rows(), shop.tables(), shop.copies(), shop.runner(), progress, cancelled::get);
        this.views = JdbcClient.create(shop.views());
        this.manners = new Manners(shop.visitors(), shop.settings());
    }

    void cancel() {
        cancelled.set(true);
    }

    Progress progress() {
        return progress;
    }

    /**
     * Runs it.
     *
     * @return what came of it
     * @throws RebuildFailed if it can't be done
     * @throws Cancelled if that was wanted
     */
    String run() {
        begin();
        return switch (request.kind()) {
            case REBUILD, UNDO -> {
                replace();
                yield "switched";
            }
            case VERIFY -> verify();
            case AS_OF -> {
                progress.phase(Phase.FOLDING);
                fold(Objects.requireNonNull(request.asOf()), projections);
                index();
                projections.forEach(this::release);
                yield "built";
            }
        };
    }

    private void begin() {
        for (Projection projection : projections) {
            boolean undo = request.kind() == Kind.UNDO;
            Set<String> waiting = persistently(() -> {
                if (!shop.tables().exist(request.place(projection.name()), projection)) {
                    if (undo) {
                        Aside.take(shop, projection);
                    } else {
                        shop.tables().make(request.place(projection.name()), projection);
                    }
                }
                return undo ? shop.parked().sequencesAside(projection.name()) : Set.of();
            });
            parking.begin(projection.name(), waiting);
        }
    }

    private void replace() {
        progress.phase(Phase.FOLDING);
        fold(goal(), projections);
        index();
        progress.phase(Phase.CATCHING_UP);
        manners.hurry();
        for (Projection projection : projections) {
            replace(projection);
        }
    }

    /** Where the live rows are that are furthest behind; or the end of the log, if that is too far from there. */
    private long goal() {
        long live = projections.stream()
                .mapToLong(
                        projection -> bookmarks.read(views, projection.name()).least())
                .min()
                .orElse(0);
        long head = shop.head().now();
        return head - live > shop.settings().far() ? head : live;
    }

    private long live() {
        return persistently(() -> projections.stream()
                .mapToLong(projection -> live(projection).least())
                .min()
                .orElse(0));
    }

    private Reach live(Projection projection) {
        return persistently(() -> bookmarks.read(views, projection.name()));
    }

    private void index() {
        progress.phase(Phase.INDEXING);
        for (Projection projection : projections) {
            stopIfWanted();
            persistently(() -> {
                shop.tables().index(request.place(projection.name()), projection);
                return true;
            });
        }
    }

    private void replace(Projection projection) {
        Letters letters = new Letters(request.kind() == Kind.UNDO, parking.of(projection.name()));
        boolean take = persistently(() -> letters.arrive(shop.parked(), projection.name()));
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            stopIfWanted();
            progress.phase(Phase.SWITCHING);
            switch (exchange(projection, letters, take)) {
                case DONE -> {
                    return;
                }
                case AHEAD -> take = true;
                case BEHIND -> {
                    progress.phase(Phase.CATCHING_UP);
                    fold(live(projection).least(), List.of(projection));
                }
                case CALLED_OFF -> {} // once more
                case BUSY -> progress.trouble("a long query keeps the tables of " + projection.name() + " busy");
            }
        }
        throw new RebuildFailed("the tables of " + projection.name() + " could not be exchanged in " + TRIES
                + " tries; the live rows are untouched; resume tries again");
    }

    /** A connection that is cut in the middle leaves it open what has happened: so that is looked up first. */
    private Exchange.Outcome exchange(Projection projection, Letters letters, boolean take) {
        AtomicBoolean again = new AtomicBoolean();
        return persistently(() -> {
            if (again.getAndSet(true)) {
                Exchange.Outcome left = shop.exchange().finish(letters, projection);
                if (left == Exchange.Outcome.DONE) {
                    return left;
                }
            }
            return take
                    ? shop.exchange().afterTaking(letters, projection, live -> foldAtLeast(projection, live))
                    : shop.exchange().whileHeld(letters, projection, live -> foldExactly(projection, live));
        });
    }

    /** Again and again while a database is away. */
    private <T> T persistently(Supplier<T> what) {
        while (true) {
            try {
                return what.get();
            } catch (DataAccessException | TransactionException | RebuildFailed e) {
                if (!PassingErrors.isBehind(e)) {
                    throw e;
                }
                progress.trouble("a database is away, which is tried again: " + e.getMessage());
                stopIfWanted();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    private String verify() {
        progress.phase(Phase.FOLDING);
        fold(live(), projections);
        manners.hurry();
        Verification verification = new Verification(shop.views(), shop.tables());
        List<Difference> differences = new ArrayList<>();
        boolean different = false;
        for (Projection projection : projections) {
            stopIfWanted();
            progress.phase(Phase.COMPARING);
            Comparison.Result result =
                    verification.compare(projection, live -> foldExactly(projection, live), ciphers::isErased);
            differences.addAll(result.listed());
            progress.compared(result.differing(), result.erased());
            different |= result.differing() > 0;
        }
        persistently(() -> {
            shop.rebuilds().keepDifferences(id, differences);
            return true;
        });
        if (different && request.repair()) {
            index();
            manners.hurry();
            projections.forEach(this::replace);
            return "repaired";
        }
        projections.forEach(projection -> persistently(() -> {
            shop.tables().drop(request.place(projection.name()), projection);
            release(projection);
            return true;
        }));
        return different ? "different" : "equal";
    }

    private void release(Projection projection) {
        shop.copies().release(request.place(projection.name()), id);
    }

    private void foldExactly(Projection projection, Reach live) {
        Reach copy = reached(projection);
        if (!copy.equals(live)) {
            foldParts(List.of(new RangeFolder.Part(projection, new Window(copy, live))));
        }
    }

    private void foldAtLeast(Projection projection, Reach live) {
        fold(Math.max(live.most(), reached(projection).most()), List.of(projection));
    }

    private Reach reached(Projection projection) {
        return persistently(() -> shop.copies().of(request.place(projection.name())))
                .orElseThrow(Cancelled::new)
                .reached();
    }

    /** Everything up to that position, as far as it is not in the copies yet. */
    private void fold(long upTo, List<Projection> which) {
        List<RangeFolder.Part> parts = new ArrayList<>();
        for (Projection projection : which) {
            Reach copy = reached(projection);
            long target = Math.max(upTo, copy.most());
            if (!copy.isEven() || copy.least() < target) {
                parts.add(new RangeFolder.Part(projection, new Window(copy, Reach.upTo(target))));
            }
        }
        foldParts(parts);
    }

    private void foldParts(List<RangeFolder.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        try (BulkFold bulk =
                new BulkFold(folder, writer, shop.settings(), manners, request, progress, parking, cancelled::get)) {
            bulk.run(parts);
        } catch (CopyWriter.Refusal e) {
            // Whatever was merged or is on its way is thrown away; the copies say what they hold.
            new OneByOne(folder, writer, request, progress, parking)
                    .run(part(parts, e.projection()), reached(e.projection()));
            foldParts(parts.stream()
                    .map(part -> new RangeFolder.Part(
                            part.fold(),
                            new Window(reached(part.fold()), part.window().to())))
                    .filter(part -> !part.window().from().equals(part.window().to()))
                    .toList());
        }
    }

    private static RangeFolder.Part part(List<RangeFolder.Part> parts, Projection projection) {
        return parts.stream()
                .filter(part -> part.fold().name().equals(projection.name()))
                .findFirst()
                .orElseThrow();
    }

    private void stopIfWanted() {
        if (cancelled.get() || Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
    }
}
