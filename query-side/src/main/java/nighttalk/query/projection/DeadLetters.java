package nighttalk.query.projection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes parked events in again, those of one sequence in order. Axon's own retry looks at the first ten sequences only
 * and does a whole sequence in one transaction.
 */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private enum Outcome {
        TAKEN_IN,
        FAILED,
        NOTHING_LEFT
    }

    /**
     * What a retry came to.
     *
     * @param takenIn how many events are in the rows now
     * @param failed how many sequences are still parked
     */
    record Retried(int takenIn, int failed) {}

    private final JdbcClient views;
    private final TransactionTemplate transaction;
    private final DeadLetterQueues queues;
    private final DeadLetterQueues.Reader reader;
    private final Bookmarks bookmarks = new Bookmarks();
    private final Map<String, LiveProjection> projections;

    DeadLetters(DataSource views, DeadLetterQueues queues, List<LiveProjection> projections) {
        this.views = JdbcClient.create(views);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(views));
        this.queues = queues;
        this.reader = queues.reader();
        this.projections = projections.stream().collect(Collectors.toMap(LiveProjection::name, Function.identity()));
    }

    /** How many events the projection has parked. */
    long count(String projection) {
        return views.sql("SELECT COUNT(*) FROM " + DeadLetterQueues.TABLE + " WHERE processing_group = ?")
                .param(projection)
                .query(Long.class)
                .single();
    }

    /** Retries every parked sequence of the projection. */
    Retried retry(String projection) {
        return sequences(projection)
                .map(sequence -> retry(projection, sequence))
                .reduce(new Retried(0, 0), DeadLetters::sum);
    }

    /** Retries one sequence, oldest event first, until one fails. */
    Retried retry(String projection, String sequence) {
        LiveProjection live = projections.get(projection);
        if (live == null) {
            return new Retried(0, 0);
        }
        int takenIn = 0;
        while (true) {
            switch (retryFirst(live, sequence)) {
                case TAKEN_IN -> takenIn++;
                case FAILED -> {
                    return new Retried(takenIn, 1);
                }
                case NOTHING_LEFT -> {
                    return new Retried(takenIn, 0);
                }
            }
        }
    }

    /**
     * Retries sequences whose first event never failed: it was parked behind another that has been taken in since, by
     * a retry that could not see it yet.
     */
    void retryLeftBehind() {
        for (String projection : projections.keySet()) {
            views.sql("SELECT sequence_identifier FROM " + DeadLetterQueues.TABLE
                            + " d WHERE processing_group = ? AND cause_type IS NULL AND NOT EXISTS (SELECT 1 FROM "
                            + DeadLetterQueues.TABLE + " e WHERE e.processing_group = d.processing_group"
                            + " AND e.sequence_identifier = d.sequence_identifier"
                            + " AND e.sequence_index < d.sequence_index)")
                    .param(projection)
                    .query(String.class)
                    .list()
                    .forEach(sequence -> retry(projection, sequence));
        }
    }

    private Stream<String> sequences(String projection) {
        return views
                .sql("SELECT DISTINCT sequence_identifier FROM " + DeadLetterQueues.TABLE
                        + " WHERE processing_group = ?")
                .param(projection)
                .query(String.class)
                .list()
                .stream();
    }

    private Outcome retryFirst(LiveProjection projection, String sequence) {
        return Objects.requireNonNull(transaction.execute(status -> {
            bookmarks.hold(views, projection.name()); // as a live batch does: who exchanges the rows holds them, too
            if (isBeingExchanged(projection.name())) {
                return Outcome.NOTHING_LEFT;
            }
            return first(projection.name(), sequence)
                    .map(letter -> retry(projection, letter))
                    .orElse(Outcome.NOTHING_LEFT);
        }));
    }

    /** Then it is not certain which of its letters are in the rows; soon it is. */
    private boolean isBeingExchanged(String projection) {
        return views.sql("SELECT COUNT(*) FROM rebuild_copy WHERE place = ? AND changing IS NOT NULL")
                        .param(projection)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Locks the letter: two operators must not take the same event in twice. */
    private Optional<JdbcDeadLetter<EventMessage<?>>> first(String projection, String sequence) {
        return views.sql("SELECT * FROM " + DeadLetterQueues.TABLE
                        + " WHERE processing_group = ? AND sequence_identifier = ?"
                        + " ORDER BY sequence_index LIMIT 1 FOR UPDATE")
                .params(projection, sequence)
                .query((row, n) -> reader.convertToLetter(row))
                .optional();
    }

    private Outcome retry(LiveProjection projection, JdbcDeadLetter<EventMessage<?>> letter) {
        try {
            projection.handle(letter.message());
        } catch (RuntimeException e) {
            if (PassingErrors.isBehind(e)) {
                throw e; // the letter stays as it is
            }
            LOG.warn("projection {} still can't take in {}", projection.name(), letter.getIdentifier(), e);
            queues.of(projection.name())
                    .requeue(
                            letter,
                            same -> same.withCause(ThrowableCause.truncated(e))
                                    .withDiagnostics(
                                            same.diagnostics().and(DeadLetterRule.STACK, DeadLetterRule.stack(e))));
            return Outcome.FAILED;
        }
        queues.of(projection.name()).evict(letter);
        return Outcome.TAKEN_IN;
    }

    private static Retried sum(Retried one, Retried other) {
        return new Retried(one.takenIn() + other.takenIn(), one.failed() + other.failed());
    }
}
