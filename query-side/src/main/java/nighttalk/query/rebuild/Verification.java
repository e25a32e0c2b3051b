package nighttalk.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import nighttalk.query.projection.Bookmarks;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;
import nighttalk.query.projection.ViewTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares a projection's live rows with a copy that was folded anew. The live rows are read in one snapshot, in which
 * the bookmarks say what they hold; the copy is brought to exactly that. Nobody has to wait, and nothing is changed.
 */
final class Verification {

    private final DataSource rows;
    private final CopyTables tables;
    private final Bookmarks bookmarks = new Bookmarks();

    /** @param rows whose connections wait for long: the digest of a large table is one answer */
    Verification(DataSource rows, CopyTables tables) {
        this.rows = rows;
        this.tables = tables;
    }

    /**
     * Compares.
     *
     * @param foldUpTo makes the copy hold exactly that
     * @param isErased whether a number is an account whose key is gone
     * @throws RebuildFailed if the database can't be read
     */
    Comparison.Result compare(Projection projection, Consumer<Reach> foldUpTo, Predicate<Object> isErased) {
        try (Connection snapshot = rows.getConnection();
                Connection now = rows.getConnection()) {
            JdbcClient live = JdbcClient.create(new SingleConnectionDataSource(snapshot, true));
            // The pool keeps the level that it believes the session has: so only for this transaction.
            live.sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").update();
            live.sql("START TRANSACTION WITH CONSISTENT SNAPSHOT").update();
            try {
                foldUpTo.accept(bookmarks.read(live, projection.name()));
                return compare(projection, snapshot, now, isErased);
            } finally {
                live.sql("ROLLBACK").update();
            }
        } catch (SQLException e) {
            throw new RebuildFailed("the rows can't be compared: " + e.getMessage(), e);
        }
    }

    private Comparison.Result compare(
            Projection projection, Connection snapshot, Connection now, Predicate<Object> isErased)
            throws SQLException {
        List<Difference> listed = new ArrayList<>();
        long differing = 0;
        long erased = 0;
        JdbcClient catalogue = JdbcClient.create(new SingleConnectionDataSource(now, true));
        for (ViewTable table : projection.tables()) {
            TableShape shape = TableShape.of(catalogue, tables.schema(), table.name(), table.name() + Place.COPY);
            Comparison.Result result =
                    new Comparison(shape, table.name(), table.name() + Place.COPY, isErased).run(snapshot, now);
            listed.addAll(result.listed());
            differing += result.differing();
            erased += result.erased();
        }
        return new Comparison.Result(listed, differing, erased);
    }
}
