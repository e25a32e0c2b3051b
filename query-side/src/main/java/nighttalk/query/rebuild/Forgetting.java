package nighttalk.query.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.DomainEvent;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.query.log.LoggedEvents;
import nighttalk.query.projection.BulkRows;
import nighttalk.query.projection.Coalescing;
import nighttalk.query.projection.Reach;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.ViewTable;
import nighttalk.query.rebuild.KeptCopies.Kept;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Takes the rows of people who have left out of copies that nobody folds any more: the tables that an exchange put
 * aside, copies of rebuilds that did not come to their end, and copies as of some moment. The first two lose all that is
 * deleted, since going on with them deletes it anyway; a copy of a moment keeps what was deleted later, as long as its
 * people are there. Any process does it, and twice is the same as once.
 */
final class Forgetting implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private static final int AT_ONCE = 500;

    /** What a withdrawal does and sets off. */
    private static final List<String> REMOVALS =
            List.of("AccountWithdrawn", "PostDeleted", "CommentDeleted", "ReportTakenBack");

    private final Workshop shop;
    private final KeptCopies copies;
    private final PersonKeys keys;
    private final RangeFolder log;
    private volatile @Nullable ScheduledExecutorService timer;

    Forgetting(Workshop shop, AsOfCopies asOf, PersonKeys keys) {
        this.shop = shop;
        this.keys = keys;
        this.copies = new KeptCopies(shop, asOf);
        this.log = new RangeFolder(new LogRanges(shop.log(), shop.ciphers()));
    }

    private void look() {
        try {
            copies.list().forEach(this::lookThrough);
        } catch (RuntimeException e) {
            LOG.debug("the database is away", e);
        }
    }

    private void lookThrough(Kept kept) {
        try {
            forget(kept);
        } catch (RuntimeException | SQLException e) {
            LOG.debug("the copy of {} can't be looked through now", kept.key(), e);
        }
    }

    private void forget(Kept kept) throws SQLException {
        long from = kept.lookedThrough();
        LoggedEvents.Found found;
        do {
            found = shop.log().positionsOf(REMOVALS, from, AT_ONCE);
            if (found.lookedUpTo() > from) {
                from = found.lookedUpTo();
                if (!remove(kept, found.positions(), from)) {
                    return;
                }
            }
        } while (found.positions().size() == AT_ONCE);
    }

    /** Nothing of a copy that somebody goes on with: it may hold by now what comes after these events. */
    private boolean remove(Kept kept, List<Long> positions, long upTo) throws SQLException {
        List<RowChange> removals = new ArrayList<>();
        List<AccountId> gone = new ArrayList<>();
        for (long position : positions) {
            TrackedEventMessage<?> event = log.event(position);
            if (event.getPayload() instanceof DomainEvent removal
                    && (!kept.isOfAMoment() || isOfSomebodyGone(removal))) {
                if (removal instanceof AccountWithdrawn withdrawn) {
                    gone.add(withdrawn.account());
                }
                kept.projections().stream()
                        .flatMap(projection -> projection.fold(removal, position, event.getTimestamp()).stream())
                        .filter(change -> change instanceof RowChange.Remove || change instanceof RowChange.RemoveAll)
                        .forEach(removals::add);
            }
        }
        Place place = kept.place();
        if (place != null) {
            kept.projections().forEach(projection -> shop.tables().indexForRemovals(place, projection, removals));
        }
        try (Connection connection = shop.rows().getConnection()) {
            try (PreparedStatement note = connection.prepareStatement(kept.note())) {
                if (!stands(kept, JdbcClient.create(new SingleConnectionDataSource(connection, true)))) {
                    connection.rollback();
                    return false;
                }
                BulkRows.write(connection, BulkRows.renamed(Coalescing.of(removals), kept.table()));
                if (place != null && place.copy() != null && !gone.isEmpty()) {
                    removeRowsOf(
                            gone, kept, place, JdbcClient.create(new SingleConnectionDataSource(connection, true)));
                }
                note.setLong(1, upTo);
                note.setString(2, kept.key());
                note.executeUpdate();
                connection.commit();
                return true;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Whoever writes into the copy notes in the same transaction what it then holds, and now has to wait with that. */
    private boolean stands(Kept kept, JdbcClient rows) {
        Reach known = kept.unfinished();
        return known == null
                || rows.sql("SELECT reached FROM rebuild_copy WHERE place = ? FOR UPDATE")
                        .param(kept.key())
                        .query(String.class)
                        .optional()
                        .map(shop.copies()::reach)
                        .filter(known::equals)
                        .isPresent();
    }

    /** What was deleted before its person left, or with somebody else's post, is told by no event after that. */
    private void removeRowsOf(List<AccountId> gone, Kept kept, Place place, JdbcClient rows) {
        List<Long> accounts = gone.stream().map(AccountId::value).toList();
        List<ViewTable> personal = kept.projections().stream()
                .flatMap(projection -> projection.tables().stream())
                .filter(table -> !table.personal().isEmpty())
                .toList();
        for (ViewTable table : personal) {
            String isTheirs = shop.tables().numbers(place, table).stream()
                    .map(column -> "`" + column + "` IN (:gone)")
                    .collect(Collectors.joining(" OR "));
            rows.sql("DELETE FROM " + shop.tables().name(place, table.name()) + " WHERE " + isTheirs)
                    .param("gone", accounts)
                    .update();
        }
    }

    private boolean isOfSomebodyGone(DomainEvent removal) {
        Optional<AccountId> person = Optional.ofNullable(
                switch (removal) {
                    case AccountWithdrawn e -> e.account();
                    case PostDeleted e -> e.author();
                    case CommentDeleted e -> e.writer();
                    case ReportTakenBack e -> e.reporter();
                    default -> null;
                });
        // What this process remembers may be from before they left: the projections need not be here, nor be this far.
        person.ifPresent(keys::forget);
        return person.isPresent() && keys.of(person.get()).isEmpty();
    }

    @Override
    public void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("forgetting").factory());
        long every = shop.settings().forgetEvery().toMillis();
        var _ = fresh.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        timer = fresh;
    }

    @Override
    public void stop() {
        ScheduledExecutorService old = timer;
        timer = null;
        if (old != null) {
            old.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
