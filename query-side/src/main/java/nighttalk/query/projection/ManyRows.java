package nighttalk.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import org.jspecify.annotations.Nullable;

/**
 * Many changes of one shape to different rows, by as few statements as can be. There is one statement text for each
 * shape, or a handful: the driver and the server keep them prepared.
 */
final class ManyRows {

    /** A power of two. */
    private static final int MOST_INSERTED = 512;

    private static final int MOST_JOINED = 2_000;

    private ManyRows() {}

    static void make(Connection connection, List<RowChange> alike) throws SQLException {
        RowChange first = alike.getFirst();
        if (alike.size() > 1 && first instanceof Put put) {
            insert(connection, alike, rows -> RowSql.insert(put, rows));
        } else if (alike.size() > 1 && first instanceof Grow grow) {
            insert(connection, alike, rows -> RowSql.insert(grow, rows));
        } else if (alike.size() > 1 && JoinedRows.canTake(alike)) {
            for (int from = 0; from < alike.size(); ) {
                int to = differentRows(alike, from);
                JoinedRows.make(connection, alike.subList(from, to));
                from = to;
            }
        } else {
            oneByOne(connection, alike);
        }
    }

    /** Where the next statement begins: one changes no row twice. */
    private static int differentRows(List<RowChange> alike, int from) {
        Set<@Nullable RowKey> rows = new HashSet<>();
        int to = from;
        while (to < alike.size() && to - from < MOST_JOINED && rows.add(RowKey.of(Shape.keyOf(alike.get(to))))) {
            to++;
        }
        return to;
    }

    private static void insert(Connection connection, List<RowChange> alike, IntFunction<String> sql)
            throws SQLException {
        for (int from = 0; from < alike.size(); from += MOST_INSERTED) {
            List<RowChange> some = alike.subList(from, Math.min(from + MOST_INSERTED, alike.size()));
            int rows = Integer.highestOneBit(2 * some.size() - 1);
            RowChange filling = again(some.getLast());
            try (PreparedStatement statement = connection.prepareStatement(sql.apply(rows))) {
                int index = 1;
                for (int row = 0; row < rows; row++) {
                    index = RowSql.bind(statement, index, row < some.size() ? some.get(row) : filling);
                }
                statement.executeUpdate();
            }
        }
    }

    /** In place of rows that are missing to a power of two: a change that does nothing right behind this one. */
    private static RowChange again(RowChange last) {
        return switch (last) {
            case Grow(String table, Columns key, Columns first, Columns deltas) -> {
                List<String> names = deltas.names();
                yield new Grow(table, key, first, new Columns(names, Collections.nCopies(names.size(), 0L)));
            }
            default -> last;
        };
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
