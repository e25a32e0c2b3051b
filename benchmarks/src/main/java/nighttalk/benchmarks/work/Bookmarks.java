package nighttalk.benchmarks.work;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/** Axon's bookmarks of whatever follows the log. */
final class Bookmarks {

    private Bookmarks() {}

    /** Moves all of a schema to that position, also those that have not moved yet; nobody may follow the log meanwhile. */
    static void move(Connection connection, long position) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement("UPDATE token_entry SET token = ?, token_type = ?"
                + " WHERE token_type IS NULL OR token_type LIKE '%GlobalSequence%'")) {
            move.setBytes(1, ("{\"globalIndex\":" + position + "}").getBytes(StandardCharsets.UTF_8));
            move.setString(2, GlobalSequenceTrackingToken.class.getName());
            move.executeUpdate();
        }
    }
}
