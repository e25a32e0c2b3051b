package nighttalk.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import nighttalk.query.projection.Projection;

/** One rebuild from its first event to its result. */
final class RebuildRun {

    private final Workshop shop;
    private final long id;
    private final Request request;
    private final Progress progress;
    private final List<Projection> projections;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Parking parking = new Parking();
    private final KeptCiphers ciphers;
    private final Manners manners;
    private final Patience patience;
    private final CopyFold fold;
    private final Replacement replacement;

    RebuildRun(Workshop shop, long id, Request request, Progress progress) {
        this.shop = shop;
        this.id = id;
        this.request = request;
        this.progress = progress;
        this.projections = shop.of(request);
        this.ciphers = new KeptCiphers(shop.ciphers());
        this.manners = new Manners(shop.visitors(), shop.settings());
        this.patience = new Patience(progress, cancelled::get);
        this.fold = new CopyFold(shop, request, progress, parking, manners, patience, ciphers);
        this.replacement = new Replacement(shop, request, progress, parking, patience, fold);
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
        projections.forEach(this::begin);
        return switch (request.kind()) {
            case REBUILD, UNDO -> {
                replace();
                yield "switched";
            }
            case VERIFY -> verify();
            case AS_OF -> {
                progress.phase(Phase.FOLDING);
                fold.upTo(Objects.requireNonNull(request.asOf()), projections);
                index();
                projections.forEach(this::release);
                yield "built";
            }
        };
    }

    private void begin(Projection projection) {
        boolean undo = request.kind() == Kind.UNDO;
        Set<String> waiting = patience.persistently(() -> {
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

    private void replace() {
        progress.phase(Phase.FOLDING);
        fold.upTo(goal(), projections);
        index();
        progress.phase(Phase.CATCHING_UP);
        manners.hurry();
        projections.forEach(replacement::of);
    }

    /** Where the live rows are that are furthest behind; or the end of the log, if that is too far from there. */
    private long goal() {
        long live = live();
        long head = patience.persistently(() -> shop.head().now());
        return head - live > shop.settings().far() ? head : live;
    }

    private long live() {
        return projections.stream()
                .mapToLong(projection -> replacement.live(projection).least())
                .min()
                .orElse(0);
    }

    private void index() {
        progress.phase(Phase.INDEXING);
        for (Projection projection : projections) {
            patience.stopIfWanted();
            patience.persistently(() -> {
                shop.tables().index(request.place(projection.name()), projection);
                return true;
            });
        }
    }

    private String verify() {
        progress.phase(Phase.FOLDING);
        fold.upTo(live(), projections);
        manners.hurry();
        List<Difference> differences = new ArrayList<>();
        boolean different = false;
        for (Projection projection : projections) {
            patience.stopIfWanted();
            progress.phase(Phase.COMPARING);
            Comparison.Result result = new Verification(shop.rows(), shop.tables())
                    .compare(projection, live -> fold.exactly(projection, live), ciphers::isErased);
            differences.addAll(result.listed());
            progress.compared(result.differing(), result.erased());
            different |= result.differing() > 0;
        }
        patience.persistently(() -> {
            shop.rebuilds().keepDifferences(id, differences);
            return true;
        });
        if (different && request.repair()) {
            index();
            projections.forEach(replacement::of);
            return "repaired";
        }
        projections.forEach(this::drop);
        return different ? "different" : "equal";
    }

    private void drop(Projection projection) {
        patience.persistently(() -> {
            shop.tables().drop(request.place(projection.name()), projection);
            release(projection);
            return true;
        });
    }

    private void release(Projection projection) {
        shop.copies().release(request.place(projection.name()), id);
    }
}
