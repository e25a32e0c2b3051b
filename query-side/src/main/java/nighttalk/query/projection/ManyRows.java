package nighttalk.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import nighttalk.query.projection.RowChange.Put;

/**
 * Many changes of one shape to different rows, by as few statements as can be. There is one statement text for each
 * shape, or a handful: the driver and the server keep them prepared.
 */
final class ManyRows {

    /** A power of two. */
    private static final int MOST_PUTS = 128;

    private static final int MOST_JOINED = 2_000;

    private ManyRows() {}

    static void make(Connection connection, List<RowChange> alike) throws SQLException {
        RowChange first = alike.getFirst();
        if (alike.size() > 1 && first instanceof Put put) {
            for (int from = 0; from < alike.size(); from += MOST_PUTS) {
                put(connection, put, alike.subList(from, Math.min(from + MOST_PUTS, alike.size())));
            }
        } else if (alike.size() > 1 && JoinedRows.canTake(alike)) {
            for (int from = 0; from < alike.size(); from += MOST_JOINED) {
                JoinedRows.make(connection, alike.subList(from, Math.min(from + MOST_JOINED, alike.size())));
            }
        } else {
            oneByOne(connection, alike);
        }
    }

    /** In place of rows that are missing to a power of two, the last one is put again. */
    private static void put(Connection connection, Put shape, List<RowChange> puts) throws SQLException {
        int rows = Integer.highestOneBit(2 * puts.size() - 1);
        try (PreparedStatement statement = connection.prepareStatement(RowSql.insert(shape, rows))) {
            int index = 1;
            for (int row = 0; row < rows; row++) {
                index = RowSql.bind(statement, index, puts.get(Math.min(row, puts.size() - 1)));
            }
            statement.executeUpdate();
        }
    }

    private static void oneByOne(Connection connection, List<RowChange> alike) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RowSql.of(alike.getFirst()))) {
            for (RowChange change : alike) {
                RowSql.bind(statement, 1, change);
                if (alike.size() == 1) {
                    statement.executeUpdate();
                } else {
                    statement.addBatch();
                }
            }
            if (alike.size() > 1) {
                statement.executeBatch();
            }
        }
    }
}
