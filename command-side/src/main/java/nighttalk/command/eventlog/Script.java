package nighttalk.command.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database in one message and are run one after the other, up to the first that fails. While
 * the head of the log is held everybody waits, and a message costs more than most statements. Every value is bound.
 */
final class Script {

    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** The next statement; its values are bound in order. */
    Script then(String statement) {
        if (!sql.isEmpty()) {
            sql.append("; ");
        }
        sql.append(statement);
        return this;
    }

    /** The rows of an INSERT, each of so many values. */
    Script rows(int rows, int columns) {
        String row = "(" + String.join(",", Collections.nCopies(columns, "?")) + ")";
        sql.append(String.join(",", Collections.nCopies(rows, row)));
        return this;
    }

    Script bind(@Nullable Object value) {
        values.add(value);
        return this;
    }

    /**
     * Sends them.
     *
     * @return of each SELECT the first column, which must be of whole numbers
     */
    List<List<Long>> run(Connection connection) throws SQLException {
        List<List<Long>> answers = new ArrayList<>();
        if (sql.isEmpty()) {
            return answers;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            boolean rows = statement.execute();
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    answers.add(numbers(statement));
                }
                rows = statement.getMoreResults();
            }
        }
        return answers;
    }

    private static List<Long> numbers(PreparedStatement statement) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
