package nighttalk.query.projection;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import nighttalk.platform.token.SharedTokenStore;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's bookmarks in the views database, written in the transaction of the rows; whoever waits for a position is told
 * as soon as that transaction is committed. Where there are no rows, the bookmark may be written later.
 */
final class WatchedTokenStore extends SharedTokenStore {

    private final ProjectionPositions positions;
    private final LateBookmarks late;

    /**
     * Takes what it works with.
     *
     * @param owner the name under which this process claims; no two processes may have the same
     * @param claim how long a claim holds without a sign of life
     * @param timer where what is done later is done
     */
    WatchedTokenStore(
            DataSource views,
            ProjectionPositions positions,
            String owner,
            Duration claim,
            ScheduledExecutorService timer) {
        super(new SpringDataSourceConnectionProvider(views), new TokenSerializer(), owner, claim);
        this.positions = positions;
        this.late = new LateBookmarks(views, timer, owner);
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken token = super.fetchToken(processor, segment);
        long position = LiveProjection.position(token);
        afterCommit(() -> positions.claimed(processor, segment, position));
        return token;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        BatchRows batch = BatchRows.current();
        boolean later = token != null && batch != null && batch.changesNothing();
        if (!later) {
            late.forget(processor, segment);
            super.storeToken(token, processor, segment);
        }
        long position = LiveProjection.position(token);
        afterCommit(() -> {
            if (later) {
                late.add(processor, segment, Objects.requireNonNull(token));
            }
            positions.advanced(processor, segment, position);
        });
    }

    /** Whoever has it told before would believe it also of a transaction that fails. */
    private static void afterCommit(Runnable told) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.run();
            }
        });
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        positions.released(processor, segment);
        late.write(processor, segment);
        super.releaseClaim(processor, segment);
    }
}
