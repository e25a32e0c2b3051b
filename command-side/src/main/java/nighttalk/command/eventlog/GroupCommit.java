package nighttalk.command.eventlog;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import nighttalk.command.eventlog.TurnWriter.Collision;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one transaction of whatever appends are waiting. It takes the one row that holds the head of the log, which
 * orders the groups of all processes and gives the positions, and keeps it until the commit: positions have no holes,
 * since a group that is rolled back gives the head back as it was.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int ATTEMPTS = 3;

    private final DataSource writer;
    private final AtomicLong lastKnownHead = new AtomicLong();
    private final DistributionSummary sizes;
    private final Timer times;

    GroupCommit(DataSource writer, MeterRegistry metrics) {
        this.writer = writer;
        this.sizes = DistributionSummary.builder("nighttalk.log.group")
                .description("Appends that share a commit")
                .publishPercentileHistogram()
                .register(metrics);
        this.times = Timer.builder("nighttalk.log.commit")
                .description("Time of a group's transaction")
                .publishPercentileHistogram()
                .register(metrics);
    }

    long lastKnownHead() {
        return lastKnownHead.get();
    }

    /** Answers every append of the group, whatever happens. */
    void commit(List<Append> group) {
        long began = System.nanoTime();
        try {
            commitSomehow(group);
        } catch (SQLException e) {
            failed(group, e);
        } catch (RuntimeException | Error e) {
            // Also after what should never happen: nobody may wait for ever, and the thread that writes must live on.
            LOG.error("the log's transaction failed", e);
            failed(group, e);
        } finally {
            sizes.record(group.size());
            times.record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static void failed(List<Append> group, Throwable reason) {
        group.forEach(append -> append.failed(new EventStoreException("the append failed", reason)));
    }

    /** A cut connection is a reason to try again, and so is a neighbour that failed: then each goes by itself. */
    private void commitSomehow(List<Append> group) throws SQLException {
        boolean oneByOne = false;
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = writer.getConnection()) {
                try {
                    commit(connection, group, oneByOne);
                    return;
                } catch (Collision e) {
                    oneByOne = true;
                    rollback(connection, e);
                } catch (SQLException e) {
                    rollback(connection, e);
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                    oneByOne = true;
                    LOG.warn("the log's transaction failed, trying again: {}", e.getMessage());
                } catch (RuntimeException e) {
                    rollback(connection, e);
                    throw e;
                }
            }
        }
    }

    private void commit(Connection connection, List<Append> group, boolean oneByOne) throws SQLException, Collision {
        int events = group.stream().mapToInt(append -> append.events().size()).sum();
        long planned = takeHead(connection, events);
        TurnWriter turns = new TurnWriter(connection, planned - events, group.size() > 1);
        for (List<Append> turn : oneByOne ? Turns.oneByOne(group) : Turns.of(group)) {
            turns.write(turn);
        }
        if (turns.accepted().isEmpty()) {
            connection.rollback();
        } else {
            if (turns.last() < planned) {
                moveHead(connection, turns.last());
            }
            makeDurable(connection, turns);
            lastKnownHead.accumulateAndGet(turns.last(), Math::max);
        }
        turns.accepted().forEach(Append::committed);
        turns.refused().forEach(Append::failed);
    }

    /** When the connection is cut during the commit, only the log itself can tell whether it happened. */
    private void makeDurable(Connection connection, TurnWriter turns) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            Append last = Objects.requireNonNull(turns.accepted().lastEntry()).getKey();
            String event = last.events().getLast().eventId();
            if (!isThere(event, turns.last())) {
                throw e;
            }
            LOG.warn("the connection was cut as the log's transaction was committed: {}", e.getMessage());
        }
    }

    /** @throws EventStoreException if it can't be told: writing it again could be once too often */
    private boolean isThere(String event, long position) {
        try (Connection fresh = writer.getConnection()) {
            takeHead(fresh, 0); // waits until the server has made up its mind about the other transaction
            try (PreparedStatement select =
                    fresh.prepareStatement("SELECT 1 FROM event WHERE position = ? AND event_id = ?")) {
                select.setLong(1, position);
                select.setString(2, event);
                try (ResultSet found = select.executeQuery()) {
                    return found.next();
                }
            } finally {
                fresh.rollback();
            }
        } catch (SQLException e) {
            throw new EventStoreException("it can't be told whether the append was committed", e);
        }
    }

    private static long takeHead(Connection connection, int events) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(
                "UPDATE log_head SET position = LAST_INSERT_ID(position + ?) WHERE id = 1",
                Statement.RETURN_GENERATED_KEYS)) {
            take.setInt(1, events);
            take.executeUpdate();
            try (ResultSet head = take.getGeneratedKeys()) {
                if (!head.next()) {
                    throw new SQLException("the log has no head");
                }
                return head.getLong(1);
            }
        }
    }

    private static void moveHead(Connection connection, long position) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement("UPDATE log_head SET position = ? WHERE id = 1")) {
            move.setLong(1, position);
            move.executeUpdate();
        }
    }

    /** A sign of life, so that the server does not take this idle session for a stalled one. */
    void ping() {
        try (Connection connection = writer.getConnection()) {
            connection.isValid(1);
        } catch (SQLException e) {
            LOG.debug("the log's database is away", e);
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e); // a connection that can't roll back is gone, and its transaction with it
        }
    }
}
