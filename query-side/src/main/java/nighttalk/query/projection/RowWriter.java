package nighttalk.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import nighttalk.platform.token.SharedTokenStore;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes row changes in the views database, within the transaction at hand. Runs on MySQL and MariaDB. */
final class RowWriter {

    private final JdbcTemplate views;

    RowWriter(JdbcTemplate views) {
        this.views = views;
    }

    /**
     * Makes all changes or none of them, by as few statements as can be.
     *
     * @throws org.springframework.dao.DataAccessException if the database refuses one
     */
    void write(List<RowChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<List<RowChange>> runs = runs(Coalescing.of(changes));
        views.execute((ConnectionCallback<Integer>) connection -> {
            if (runs.size() == 1 && runs.getFirst().size() == 1) {
                make(connection, runs); // a single statement is atomic by itself
            } else {
                makeWhole(connection, runs);
            }
            return changes.size();
        });
    }

    /** Before rows are written ahead of their bookmark: who exchanges the tables must know of it. */
    void holdBookmarks(String projection) {
        views.queryForList(
                "SELECT segment FROM " + SharedTokenStore.TABLE + " WHERE processor_name = ? FOR UPDATE",
                Integer.class,
                projection);
    }

    /** Neighbours of one shape together. */
    static List<List<RowChange>> runs(List<RowChange> changes) {
        List<List<RowChange>> runs = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= changes.size(); next++) {
            if (next == changes.size() || !Shape.of(changes.get(next)).equals(Shape.of(changes.get(first)))) {
                runs.add(changes.subList(first, next));
                first = next;
            }
        }
        return runs;
    }

    private static void makeWhole(Connection connection, List<List<RowChange>> runs) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            make(connection, runs);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback(before);
            } catch (SQLException gone) {
                e.addSuppressed(gone); // a deadlock has rolled back everything already
            }
            throw e;
        }
        // not released: the commit does that, without a round trip
    }

    private static void make(Connection connection, List<List<RowChange>> runs) throws SQLException {
        for (List<RowChange> alike : runs) {
            ManyRows.make(connection, alike);
        }
    }
}
