package nighttalk.query.projection;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's bookmarks in the views database, written in the transaction of the rows; whoever waits for a position is told
 * as soon as that transaction is committed. Where there are no rows, the bookmark may be written later.
 */
final class WatchedTokenStore extends JdbcTokenStore {

    /** The table of the bookmarks. */
    static final String TABLE = "token_entry";

    private static final TokenSchema SCHEMA = TokenSchema.builder()
            .setTokenTable(TABLE)
            .setProcessorNameColumn("processor_name")
            .setTokenTypeColumn("token_type")
            .build();

    private final ProjectionPositions positions;
    private final LateBookmarks late;

    private WatchedTokenStore(JdbcTokenStore.Builder builder, ProjectionPositions positions, LateBookmarks late) {
        super(builder);
        this.positions = positions;
        this.late = late;
    }

    /**
     * Takes what it works with.
     *
     * @param owner the name under which this process claims; no two processes may have the same
     * @param claim how long a claim holds without a sign of life
     * @param timer where what is done later is done
     */
    static WatchedTokenStore of(
            DataSource views,
            ProjectionPositions positions,
            String owner,
            Duration claim,
            ScheduledExecutorService timer) {
        String name = owner.isBlank() ? ManagementFactory.getRuntimeMXBean().getName() : owner;
        Builder builder = builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(views))
                .schema(SCHEMA)
                .claimTimeout(claim)
                .serializer(new TokenSerializer())
                .nodeId(name);
        return new WatchedTokenStore(builder, positions, new LateBookmarks(views, timer, name));
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken token = super.fetchToken(processor, segment);
        positions.claimed(processor, segment, LiveProjection.position(token));
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
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (later) {
                    late.add(processor, segment, Objects.requireNonNull(token));
                }
                positions.advanced(processor, segment, position);
            }
        });
    }

    /**
     * Axon would take the claim again here and write its own position over one that somebody else has moved meanwhile:
     * events would be missing from the rows, or be in them twice.
     */
    @Override
    protected void updateToken(
            Connection connection, ResultSet row, @Nullable TrackingToken token, String processor, int segment) {
        throw new UnableToClaimTokenException(
                "segment " + segment + " of " + processor + " is not this process' any more");
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        positions.released(processor, segment);
        late.write(processor, segment);
        super.releaseClaim(processor, segment);
    }
}
