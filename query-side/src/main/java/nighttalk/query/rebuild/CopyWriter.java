package nighttalk.query.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import nighttalk.query.projection.BulkRows;
import nighttalk.query.projection.PassingErrors;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;
import nighttalk.query.projection.RowChange;
import org.springframework.dao.DataAccessException;

/** Writes rows into copies, and with them, in the same transaction, how much of the log the copy holds. */
final class CopyWriter {

    /** The database does not take these rows, however often. */
    static final class Refusal extends RuntimeException {
        private final transient Projection projection;

        Refusal(Projection projection, SQLException cause) {
            super(cause.getMessage(), cause);
            this.projection = projection;
        }

        Projection projection() {
            return projection;
        }
    }

    private final DataSource views;
    private final CopyTables tables;
    private final Copies copies;
    private final String runner;
    private final Progress progress;
    private final Patience patience;

    CopyWriter(
            DataSource views, CopyTables tables, Copies copies, String runner, Progress progress, Patience patience) {
        this.views = views;
        this.tables = tables;
        this.copies = copies;
        this.runner = runner;
        this.progress = progress;
        this.patience = patience;
    }

    /**
     * Writes the changes, which are as {@link nighttalk.query.projection.Coalescing} gives them, again and again while the database is away.
     *
     * @throws Refusal if the database does not take them
     * @throws RebuildFailed if it has no room
     * @throws Cancelled if that is wanted meanwhile, or the copy is another runner's by now
     */
    void write(Place place, Projection projection, List<RowChange> changes, Reach reached) {
        List<RowChange> renamed = BulkRows.renamed(changes, table -> tables.name(place, table));
        while (true) {
            try {
                tables.indexForRemovals(place, projection, changes);
                writeOnce(place, renamed, reached);
                progress.wrote(renamed.size());
                return;
            } catch (SQLException | DataAccessException e) {
                SQLException sql = sql(e);
                if (CopyTables.isFull(sql)) {
                    throw new RebuildFailed("the views database has no room left; the live rows are untouched", e);
                }
                if (!PassingErrors.isBehind(e) && !isLock(sql)) {
                    throw new Refusal(projection, sql);
                }
                patience.pause("the views database does not take rows now, which is tried again: " + e.getMessage());
            }
        }
    }

    private static SQLException sql(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException(e);
    }

    /** A deadlock, or a lock that was held for too long. */
    private static boolean isLock(SQLException e) {
        return e.getErrorCode() == 1213 || e.getErrorCode() == 1205;
    }

    private void writeOnce(Place place, List<RowChange> changes, Reach reached) throws SQLException {
        try (Connection connection = views.getConnection()) {
            try {
                BulkRows.write(connection, changes);
                note(connection, place, reached);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                try {
                    connection.rollback();
                } catch (SQLException gone) {
                    e.addSuppressed(gone); // and so is what was not committed
                }
                throw e;
            }
        }
    }

    private void note(Connection connection, Place place, Reach reached) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE rebuild_copy SET reached = ?, looked_through = 0" + " WHERE place = ? AND runner = ?")) {
            statement.setString(1, copies.text(reached));
            statement.setString(2, place.name());
            statement.setString(3, runner);
            if (statement.executeUpdate() != 1) {
                throw new Cancelled();
            }
        }
    }
}
