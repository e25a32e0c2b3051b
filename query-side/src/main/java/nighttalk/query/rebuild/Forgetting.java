package nighttalk.query.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.DomainEvent;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.platform.personal.PersonKeys;
import nighttalk.query.log.LoggedEvents;
import nighttalk.query.projection.BulkRows;
import nighttalk.query.projection.Coalescing;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes the rows of people who have left out of copies that nobody folds any more: the tables that an exchange put
 * aside, and copies as of some moment. Any process does it, and twice is the same as once.
 */
final class Forgetting implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private static final int AT_ONCE = 500;

    /** What a withdrawal does and sets off. */
    private static final List<String> REMOVALS = List.of("AccountWithdrawn", "PostDeleted", "CommentDeleted");

    /**
     * A copy that is kept.
     *
     * @param projections whose rows
     * @param table its name of a live table
     * @param forgotten the last event that was looked at
     * @param note what keeps that number, with parameters for it and then for {@code key}
     */
    private record Kept(
            List<Projection> projections, UnaryOperator<String> table, long forgotten, String note, String key) {}

    private final Workshop shop;
    private final AsOfCopies asOf;
    private final PersonKeys keys;
    private final RangeFolder log;
    private final JdbcClient views;
    private volatile @Nullable ScheduledExecutorService timer;

    Forgetting(Workshop shop, AsOfCopies asOf, PersonKeys keys) {
        this.shop = shop;
        this.keys = keys;
        this.asOf = asOf;
        this.log = new RangeFolder(new LogRanges(shop.log(), shop.ciphers()));
        this.views = JdbcClient.create(shop.views());
    }

    private void look() {
        try {
            for (Kept kept : kept()) {
                forget(kept);
            }
        } catch (RuntimeException | SQLException e) {
            LOG.debug("copies can't be looked through now", e);
        }
    }

    private List<Kept> kept() {
        List<Kept> all = new ArrayList<>();
        for (Projection projection : shop.projections().values()) {
            Aside.reached(shop, projection)
                    .ifPresent(reached -> all.add(new Kept(
                            List.of(projection),
                            table -> table + Place.ASIDE,
                            Math.max(
                                    reached.least(),
                                    forgotten("rebuild_aside WHERE projection = ?", projection.name())),
                            "UPDATE rebuild_aside SET forgotten = ? WHERE projection = ?",
                            projection.name())));
        }
        asOf.list().forEach(copy -> kept(copy).ifPresent(all::add));
        return all;
    }

    /** Nothing while it is not finished. */
    private Optional<Kept> kept(AsOfCopies.AsOf copy) {
        Place place = Place.elsewhere("", copy.name());
        boolean underway = copy.projections().stream()
                .anyMatch(name ->
                        shop.copies().of(Place.elsewhere(name, copy.name())).isPresent());
        return underway
                ? Optional.empty()
                : Optional.of(new Kept(
                        copy.projections().stream()
                                .map(shop.projections()::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        table -> shop.tables().name(place, table),
                        Math.max(copy.position(), forgotten("as_of_copy WHERE name = ?", copy.name())),
                        "UPDATE as_of_copy SET forgotten = ? WHERE name = ?",
                        copy.name()));
    }

    private long forgotten(String where, String key) {
        return views.sql("SELECT forgotten FROM " + where)
                .param(key)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void forget(Kept kept) throws SQLException {
        long from = kept.forgotten();
        LoggedEvents.Found found;
        do {
            found = shop.log().positionsOf(REMOVALS, from, AT_ONCE);
            if (found.lookedUpTo() > from) {
                from = found.lookedUpTo();
                remove(kept, found.positions(), from);
            }
        } while (found.positions().size() == AT_ONCE);
    }

    private void remove(Kept kept, List<Long> positions, long upTo) throws SQLException {
        List<RowChange> removals = new ArrayList<>();
        for (long position : positions) {
            TrackedEventMessage<?> event = log.event(position);
            if (event.getPayload() instanceof DomainEvent removal && isOfSomebodyGone(removal)) {
                kept.projections().stream()
                        .flatMap(projection -> projection.fold(removal, position, event.getTimestamp()).stream())
                        .filter(change -> change instanceof RowChange.Remove || change instanceof RowChange.RemoveAll)
                        .forEach(removals::add);
            }
        }
        try (Connection connection = shop.rows().getConnection()) {
            try (PreparedStatement note = connection.prepareStatement(kept.note())) {
                BulkRows.write(connection, BulkRows.renamed(Coalescing.of(removals), kept.table()));
                note.setLong(1, upTo);
                note.setString(2, kept.key());
                note.executeUpdate();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private boolean isOfSomebodyGone(DomainEvent removal) {
        Optional<AccountId> person = Optional.ofNullable(
                switch (removal) {
                    case AccountWithdrawn e -> e.account();
                    case PostDeleted e -> e.author();
                    case CommentDeleted e -> e.writer();
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
