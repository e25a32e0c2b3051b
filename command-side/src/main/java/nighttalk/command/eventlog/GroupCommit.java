package nighttalk.command.eventlog;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import nighttalk.command.eventlog.TurnWriter.Collision;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
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

    /** After that no new attempt begins: everybody behind waits, too. */
    private static final Duration LONG = Duration.ofSeconds(6);

    private final DataSource writer;
    private final AtomicLong lastKnownHead = new AtomicLong();
    private final DistributionSummary sizes;
    private final Timer times;
    private @Nullable Connection kept;

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
        long began = System.nanoTime();
        boolean oneByOne = false;
        for (int attempt = 1; ; attempt++) {
            try {
                commit(connection(), group, oneByOne);
                return;
            } catch (Collision e) {
                oneByOne = true;
                release();
            } catch (SQLException e) {
                release();
                if (attempt == ATTEMPTS || System.nanoTime() - began > LONG.toNanos()) {
                    throw e;
                }
                oneByOne = true;
                LOG.warn("the log's transaction failed, trying again: {}", e.getMessage());
            } catch (RuntimeException | Error e) {
                release();
                throw e;
            }
        }
    }

    /** Kept from one group to the next: given back in between, the pool would roll back what is committed. */
    private Connection connection() throws SQLException {
        Connection connection = kept;
        if (connection == null) {
            connection = writer.getConnection();
            kept = connection;
        }
        return connection;
    }

    /** Gives the connection back to the pool, which rolls back what is open, and throws away what is broken. */
    void release() {
        Connection connection = kept;
        kept = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("the log's connection is gone, and its transaction with it", e);
            }
        }
    }

    private void commit(Connection connection, List<Append> group, boolean oneByOne) throws SQLException, Collision {
        TurnWriter writing = new TurnWriter(connection);
        try {
            writing.write(oneByOne ? Turns.oneByOne(group) : Turns.of(group));
        } catch (SQLException e) {
            if (!writing.maybeCommitted()) {
                throw e;
            }
            release(); // else the look would wait for this very transaction
            if (!isThere(Objects.requireNonNull(writing.accepted().lastEntry()))) {
                throw e;
            }
            LOG.warn("the connection was cut as the log's transaction was committed: {}", e.getMessage());
        }
        writing.accepted().values().forEach(position -> lastKnownHead.accumulateAndGet(position, Math::max));
        writing.accepted().forEach(Append::committed);
        writing.refused().forEach(Append::failed);
    }

    /**
     * When the connection is cut during the commit, only the log itself can tell whether it happened.
     *
     * @throws EventStoreException if it can't be told: writing it again could be once too often
     */
    private boolean isThere(Map.Entry<Append, Long> last) {
        // Taking the head waits until the server has made up its mind about the other transaction.
        Script script = Head.take(new Script(), 0)
                .then("SELECT position FROM event WHERE position = ? AND event_id = ?")
                .bind(last.getValue())
                .bind(last.getKey().events().getLast().eventId());
        try (Connection fresh = writer.getConnection()) {
            List<List<Long>> answers = script.run(fresh);
            return !answers.getLast().isEmpty(); // the pool rolls back
        } catch (SQLException e) {
            throw new EventStoreException("it can't be told whether the append was committed", e);
        }
    }

    /** A sign of life, so that the server does not take this idle session for a stalled one. */
    void ping() {
        release();
        try (Connection connection = writer.getConnection()) {
            connection.isValid(1);
        } catch (SQLException | RuntimeException e) {
            LOG.debug("the log's database is away", e);
        }
    }
}
