package nighttalk.query.rebuild;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import nighttalk.query.projection.Bookmarks;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the copies of one rebuild in the place of the live tables, as soon as they have caught up. */
final class Replacement {

    private static final int TRIES = 20;

    private final Workshop shop;
    private final Request request;
    private final Progress progress;
    private final Parking parking;
    private final Patience patience;
    private final CopyFold fold;
    private final Bookmarks bookmarks = new Bookmarks();
    private final JdbcClient views;

    Replacement(Workshop shop, Request request, Progress progress, Parking parking, Patience patience, CopyFold fold) {
        this.shop = shop;
        this.request = request;
        this.progress = progress;
        this.parking = parking;
        this.patience = patience;
        this.fold = fold;
        this.views = JdbcClient.create(shop.views());
    }

    /** How much the live rows hold. */
    Reach live(Projection projection) {
        return patience.persistently(() -> bookmarks.read(views, projection.name()));
    }

    /** @throws RebuildFailed if the live ones stay busy or keep running away; they are untouched then */
    void of(Projection projection) {
        Letters letters = new Letters(request.kind() == Kind.UNDO, parking.of(projection.name()));
        boolean take = patience.persistently(() -> letters.arrive(shop.parked(), projection.name()));
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            patience.stopIfWanted();
            progress.phase(Phase.SWITCHING);
            switch (exchange(projection, letters, take)) {
                case DONE -> {
                    return;
                }
                case AHEAD, PARKED -> take = true;
                case BEHIND -> {
                    progress.phase(Phase.CATCHING_UP);
                    fold.upTo(live(projection).least(), List.of(projection));
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
        return patience.persistently(() -> {
            if (again.getAndSet(true)) {
                Exchange.Outcome left = shop.exchange().finish(letters.comeBack(), projection);
                if (left == Exchange.Outcome.DONE) {
                    return left;
                }
            }
            return take
                    ? shop.exchange().afterTaking(letters, projection, live -> fold.atLeast(projection, live))
                    : shop.exchange().whileHeld(letters, projection, live -> fold.exactly(projection, live));
        });
    }
}
