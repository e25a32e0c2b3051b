package nighttalk.platform.token;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store in MySQL, for processes whose clocks need not agree: how old a claim is only the database's clock
 * says. With clocks of their own, as Axon has it, what a process with a fast clock leaves behind when it dies is nobody's
 * until that time has come, and while it lives it takes away from all others what they are working on.
 */
public class SharedTokenStore extends JdbcTokenStore {

    /** The table. */
    public static final String TABLE = "token_entry";

    /** The present moment by the database's clock, as Axon writes times; they are in order as texts, too. */
    public static final String NOW = text("UTC_TIMESTAMP(3)");

    /** So that Axon, which looks at its own clock too, leaves it at what the database said. */
    private static final String NEVER_OLD = "'9999-12-31T23:59:59.999Z'";

    /** In containers the number and the host may be the same again. */
    private static final String THIS_PROCESS = ManagementFactory.getRuntimeMXBean()
                    .getName() + "/" + UUID.randomUUID().toString().substring(0, 8);

    private static final String ONE = " WHERE processor_name = ? AND segment = ?";

    private static final TokenSchema SCHEMA = TokenSchema.builder()
            .setTokenTable(TABLE)
            .setProcessorNameColumn("processor_name")
            .setTokenTypeColumn("token_type")
            .build();

    private final Serializer serializer;
    private final String owner;
    private final Duration claim;
    private final String select;

    /**
     * Takes what it works with.
     *
     * @param connections to the database that has the table
     * @param serializer of tokens
     * @param owner the name under which this process claims, as {@link #thisProcess} gives; no two may have the same
     * @param claim how long a claim holds without a sign of life
     */
    public SharedTokenStore(ConnectionProvider connections, Serializer serializer, String owner, Duration claim) {
        super(builder()
                .connectionProvider(connections)
                .schema(SCHEMA)
                .serializer(serializer)
                .nodeId(owner)
                .claimTimeout(claim));
        this.serializer = serializer;
        this.owner = owner;
        this.claim = claim;
        this.select = "SELECT processor_name, segment, token, token_type, " + NEVER_OLD + " AS timestamp, IF("
                + isOver(claim) + ", NULL, owner) AS owner FROM " + TABLE;
    }

    /** A name that is another after each start. */
    public static String thisProcess() {
        return THIS_PROCESS;
    }

    /** The condition, in SQL, that a row's claim has lasted longer than that without a sign of life. */
    public static String isOver(Duration claim) {
        return "timestamp < " + text("UTC_TIMESTAMP(3) - INTERVAL " + claim.toMillis() + " * 1000 MICROSECOND");
    }

    private static String text(String time) {
        return "CONCAT(LEFT(DATE_FORMAT(" + time + ", '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z')";
    }

    @Override
    protected PreparedStatement selectTokenEntries(Connection connection, String processor) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(select + " WHERE processor_name = ? ORDER BY segment");
        statement.setString(1, processor);
        return statement;
    }

    @Override
    protected PreparedStatement select(Connection connection, String processor, int segment, boolean forUpdate)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(select + ONE + (forUpdate ? " FOR UPDATE" : ""));
        statement.setString(1, processor);
        statement.setInt(2, segment);
        return statement;
    }

    @Override
    protected PreparedStatement storeUpdate(
            Connection connection, @Nullable TrackingToken token, String processor, int segment) throws SQLException {
        SerializedObject<byte[]> written = token == null ? null : serializer.serialize(token, byte[].class);
        PreparedStatement statement = connection.prepareStatement(
                "UPDATE " + TABLE + " SET token = ?, token_type = ?, timestamp = " + NOW + ONE + " AND owner = ?");
        statement.setBytes(1, written == null ? null : written.getData());
        statement.setString(2, written == null ? null : written.getType().getName());
        statement.setString(3, processor);
        statement.setInt(4, segment);
        statement.setString(5, owner);
        return statement;
    }

    /**
     * Axon would take the claim again here and write its own position over one that somebody else has moved meanwhile:
     * events would be passed over, or handled twice.
     */
    @Override
    protected void updateToken(
            Connection connection, ResultSet row, @Nullable TrackingToken token, String processor, int segment) {
        throw new UnableToClaimTokenException(
                "segment " + segment + " of " + processor + " is not this process' any more");
    }

    /**
     * Axon would claim anew here what has become free, and go on from where it stood itself: meanwhile somebody else may
     * have had the segment, and moved it.
     */
    @Override
    public void extendClaim(String processor, int segment) {
        String where = "segment " + segment + " of " + processor;
        Connection connection = getConnection();
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE " + TABLE + " SET timestamp = " + NOW + ONE + " AND owner = ?")) {
            statement.setString(1, processor);
            statement.setInt(2, segment);
            statement.setString(3, owner);
            if (statement.executeUpdate() != 1) {
                throw new UnableToClaimTokenException(where + " is not this process' any more");
            }
        } catch (SQLException e) {
            throw new JdbcException("the claim on " + where + " can't be extended", e);
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }

    @Override
    protected TrackingToken claimToken(Connection connection, AbstractTokenEntry<?> entry) throws SQLException {
        if (!entry.mayClaim(owner, claim)) {
            throw new UnableToClaimTokenException("segment " + entry.getSegment() + " of " + entry.getProcessorName()
                    + " belongs to " + entry.getOwner());
        }
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE " + TABLE + " SET owner = ?, timestamp = " + NOW + ONE)) {
            statement.setString(1, owner);
            statement.setString(2, entry.getProcessorName());
            statement.setInt(3, entry.getSegment());
            if (statement.executeUpdate() != 1) {
                throw new UnableToClaimTokenException(
                        "segment " + entry.getSegment() + " of " + entry.getProcessorName() + " is gone");
            }
        }
        return entry.getToken(serializer);
    }
}
