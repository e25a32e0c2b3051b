package nighttalk.query.rebuild;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nighttalk.query.cache.Touches;
import nighttalk.query.projection.Bookmarks;
import nighttalk.query.projection.ParkedEvents;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;
import nighttalk.query.rebuild.Copies.Copy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a copy in the place of the live tables. While the bookmarks are held no live batch writes; what the copy lacks
 * is folded into it, some hundred events at most; then all tables of the projection change their names in one
 * statement. The bookmarks need not move, since the copy holds exactly what they say: so it does not matter at which of
 * these steps the process dies, and live batches go on in the new tables as if nothing had happened.
 *
 * <p>A copy that is ahead of the live rows, since these are far behind, can't be made to hold exactly that. Then the
 * projection is first taken away from the processes that run it, and the bookmarks move with the exchange.
 */
final class Exchange {

    /** What came of it. */
    enum Outcome {
        DONE,
        /** The copy lacks too much to hold the live run for so long. */
        BEHIND,
        /** The copy holds more than the live rows. */
        AHEAD,
        /** Events come to be parked, which the processes that run the projection have to learn. */
        PARKED,
        /** A long query of somebody's keeps the tables busy. */
        BUSY,
        /** What had been begun is not going to happen. */
        CALLED_OFF
    }

    /** So many events may be folded while the live run waits. */
    static final long FEW = 2_000;

    /** The server ends a process that stands still with the bookmarks in its hands. */
    private static final Duration STALL = Duration.ofSeconds(20);

    private final JdbcClient projections;
    private final TransactionTemplate transaction;
    private final Bookmarks bookmarks = new Bookmarks();
    private final Copies copies;
    private final TableNames names;
    private final CopyTables tables;
    private final ParkedEvents parked;
    private final Touches touches;

    /**
     * Takes what it works with.
     *
     * @param projections the live projections' own connections
     */
    Exchange(
            DataSource projections,
            Copies copies,
            TableNames names,
            CopyTables tables,
            ParkedEvents parked,
            Touches touches) {
        this.projections = JdbcClient.create(projections);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(projections));
        this.copies = copies;
        this.names = names;
        this.tables = tables;
        this.parked = parked;
        this.touches = touches;
    }

    /**
     * Exchanges the tables if the copy is not ahead of the live rows, or behind them by little.
     *
     * @param foldUpTo makes the copy hold exactly that
     */
    Outcome whileHeld(Letters letters, Projection projection, Consumer<Reach> foldUpTo) {
        Place place = Place.beside(projection.name());
        return inTransaction(() -> {
            Reach live = held(projection);
            Copy copy = copies.of(place).orElseThrow(Cancelled::new);
            if (copy.reached().most() > live.least() && !copy.reached().equals(live)) {
                return Outcome.AHEAD;
            }
            if (live.most() - copy.reached().least() > FEW) {
                return Outcome.BEHIND;
            }
            foldUpTo.accept(live);
            return letters.arrive(parked, projection.name())
                    ? Outcome.PARKED
                    : exchange(letters, projection, copy.rebuild(), live, Copies.HELD);
        });
    }

    /**
     * Exchanges the tables if the copy holds all that the live rows hold. Meanwhile nobody runs the projection; those
     * who did notice within a second, and come back.
     *
     * @param foldUpTo makes the copy hold that at least
     */
    Outcome afterTaking(Letters letters, Projection projection, Consumer<Reach> foldUpTo) {
        Place place = Place.beside(projection.name());
        String owner = owner(projection);
        copies.changing(place, Copies.TAKEN, null);
        try {
            inTransaction(() -> {
                held(projection);
                bookmarks.takeAway(projections, projection.name(), owner);
                return Outcome.DONE;
            });
            Reach live = Objects.requireNonNull(
                    transaction.execute(status -> bookmarks.read(projections, projection.name())));
            foldUpTo.accept(live);
            return inTransaction(() -> {
                Reach now = held(projection);
                Copy copy = copies.of(place).orElseThrow(Cancelled::new);
                if (!now.equals(live)
                        || !Copies.TAKEN.equals(copy.changing())
                        || !copy.reached().covers(live)) {
                    return Outcome.BEHIND;
                }
                Reach target = live.atLeast(copy.reached().least());
                return exchange(letters, projection, copy.rebuild(), target, Copies.TAKEN);
            });
        } finally {
            // Not just back: a connection may have been cut after the exchange of the tables.
            finish(letters.comeBack(), projection);
        }
    }

    /**
     * Finishes what was left in the middle, by a process that died or by a connection that was cut: what goes with the
     * exchange if the tables have been exchanged, and otherwise calls it off.
     *
     * @param comeBack whether what was parked with the rows of before comes back with them
     * @return done if the tables are exchanged
     */
    Outcome finish(boolean comeBack, Projection projection) {
        Place place = Place.beside(projection.name());
        return inTransaction(() -> {
            held(projection); // which a dead runner's session has until the server ends it
            Copy copy = copies.of(place).orElse(null);
            if (copy == null) {
                bookmarks.giveBack(projections, projection.name(), owner(projection));
                return Outcome.DONE;
            }
            String how = copy.changing();
            Reach target = copy.target();
            if (how == null || target == null || tables.exist(place, projection)) {
                bookmarks.giveBack(projections, projection.name(), owner(projection));
                projections
                        .sql("UPDATE rebuild_copy SET changing = NULL, target = NULL WHERE place = ?")
                        .param(place.name())
                        .update();
                return Outcome.CALLED_OFF;
            }
            settle(new Letters(comeBack, copies.parked(place)), projection, copy.rebuild(), target, how);
            return Outcome.DONE;
        });
    }

    private static String owner(Projection projection) {
        return "rebuild of " + projection.name();
    }

    private Reach held(Projection projection) {
        Reach live = bookmarks.hold(projections, projection.name());
        if (live.parts().isEmpty()) {
            throw new RebuildFailed("projection " + projection.name() + " has no bookmark: it has never run");
        }
        return live;
    }

    private Outcome exchange(Letters letters, Projection projection, long rebuild, Reach target, String how) {
        Place place = Place.beside(projection.name());
        copies.park(place, letters.more());
        copies.changing(place, how, target);
        long session = names.lock(projections, projection);
        try {
            names.dropAside(projection);
            if (!names.exchange(projection, session)) {
                copies.changing(place, null, null);
                return Outcome.BUSY;
            }
            settle(letters, projection, rebuild, target, how);
            return Outcome.DONE;
        } finally {
            names.unlock(projections, projection);
        }
    }

    /** What goes with exchanged tables, in the transaction at hand. */
    private void settle(Letters letters, Projection projection, long rebuild, Reach target, String how) {
        String name = projection.name();
        letters.exchange(parked, name, target);
        projections
                .sql("REPLACE INTO rebuild_aside (projection, rebuild, reached) VALUES (?, ?, ?)")
                .params(name, rebuild, copies.text(letters.aside(target, how, bookmarks.read(projections, name))))
                .update();
        if (how.equals(Copies.TAKEN)) {
            bookmarks.move(projections, name, target);
            bookmarks.giveBack(projections, name, owner(projection));
        }
        projections
                .sql("UPDATE exchange_count SET tables_exchanged = tables_exchanged + 1 WHERE id = 1")
                .update();
        projections.sql("DELETE FROM rebuild_copy WHERE place = ?").param(name).update();
    }

    /** In a transaction that the server ends if this process stands still. */
    private Outcome inTransaction(Supplier<Outcome> what) {
        AtomicReference<RuntimeException> reason = new AtomicReference<>();
        Outcome outcome;
        try {
            outcome = Objects.requireNonNull(transaction.execute(status -> {
                Outcome result = ended(what, reason);
                if (result != Outcome.DONE && result != Outcome.CALLED_OFF) {
                    status.setRollbackOnly();
                }
                return result;
            }));
        } catch (RuntimeException e) {
            // A connection that was cut fails in whatever cleans up as well, without saying that it was cut.
            throw Objects.requireNonNullElse(reason.get(), e);
        }
        touches.rowsChangedWithoutEvent();
        return outcome;
    }

    private Outcome ended(Supplier<Outcome> what, AtomicReference<RuntimeException> reason) {
        projections.sql("SET SESSION wait_timeout = " + STALL.toSeconds()).update();
        try {
            return what.get();
        } catch (RuntimeException e) {
            reason.set(e);
            throw e;
        } finally {
            projections.sql("SET SESSION wait_timeout = DEFAULT").update();
        }
    }
}
