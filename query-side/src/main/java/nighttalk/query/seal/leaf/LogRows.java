package nighttalk.query.seal.leaf;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** The rows of the log as they are stored, through an account that can only read. */
public final class LogRows {

    private static final String SELECT = "SELECT " + CanonicalEvent.COLUMNS + " FROM event WHERE ";

    /**
     * Where the log ends, all seen at one moment.
     *
     * @param head what {@code log_head} says
     * @param before how many rows stand before the first position
     * @param last the highest position that a row has; 0 if there is none
     * @param rows how many rows there are behind the position that was asked about
     */
    public record Ends(long head, long before, long last, long rows) {}

    private final DataSource log;

    /** @param log the log's database */
    public LogRows(DataSource log) {
        this.log = log;
    }

    /**
     * What the log says where it ends.
     *
     * @throws DataAccessResourceFailureException if it can't be read
     */
    public long head() {
        return number("SELECT position FROM log_head WHERE id = 1");
    }

    /**
     * The rows behind {@code after} and up to {@code upTo}, in the order of their positions, whatever there is.
     *
     * @throws DataAccessResourceFailureException if they can't be read
     */
    public List<CanonicalEvent> range(long after, long upTo) {
        return select(SELECT + "position > ? AND position <= ? ORDER BY position", statement -> {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
        });
    }

    /** The event with that identifier, or, if it is a number, at that position. */
    public Optional<CanonicalEvent> find(String event) {
        boolean position = event.matches("[0-9]{1,18}");
        if (!position && !event.matches("[A-Za-z0-9-]{1,36}")) {
            return Optional.empty(); // the database would not even compare it with an identifier
        }
        return select(SELECT + (position ? "position = ?" : "event_id = ?"), statement -> {
                    if (position) {
                        statement.setLong(1, Long.parseLong(event));
                    } else {
                        statement.setString(1, event);
                    }
                })
                .stream()
                .findFirst();
    }

    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    private List<CanonicalEvent> select(String sql, Values values) {
        try (Connection connection = log.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            values.set(statement);
            List<CanonicalEvent> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(CanonicalEvent.of(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the log can't be read: " + e.getMessage(), e);
        }
    }

    private long number(String sql) {
        try (Connection connection = log.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the log can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Where the log ends, in one statement, so that nothing is appended in between.
     *
     * @param after rows are counted behind this position
     */
    public Ends ends(long after) {
        String sql =
                "SELECT (SELECT position FROM log_head WHERE id = 1), (SELECT COUNT(*) FROM event WHERE position < 1),"
                        + " (SELECT MAX(position) FROM event), (SELECT COUNT(*) FROM event WHERE position > ?)";
        try (Connection connection = log.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Ends(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the log can't be read: " + e.getMessage(), e);
        }
    }
}
