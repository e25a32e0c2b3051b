package nighttalk.query.projection;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's bookmarks in the views database, written in the transaction of the rows; whoever waits for a position is told
 * as soon as that transaction is committed.
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

    private WatchedTokenStore(JdbcTokenStore.Builder builder, ProjectionPositions positions) {
        super(builder);
        this.positions = positions;
    }

    /**
     * Takes what it works with.
     *
     * @param owner the name under which this process claims; no two processes may have the same
     * @param claim how long a claim holds without a sign of life
     */
    static WatchedTokenStore of(DataSource views, ProjectionPositions positions, String owner, Duration claim) {
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(views);
        Builder builder = builder()
                .connectionProvider(connections)
                .schema(SCHEMA)
                .claimTimeout(claim)
                .serializer(new TokenSerializer());
        return new WatchedTokenStore(owner.isBlank() ? builder : builder.nodeId(owner), positions);
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken token = super.fetchToken(processor, segment);
        positions.claimed(processor, segment, LiveProjection.position(token));
        return token;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        super.storeToken(token, processor, segment);
        long position = LiveProjection.position(token);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                positions.advanced(processor, segment, position);
            }
        });
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        positions.released(processor, segment);
        super.releaseClaim(processor, segment);
    }
}
