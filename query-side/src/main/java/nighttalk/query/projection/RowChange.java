package nighttalk.query.projection;

/** One change to one table, as data: so that the same fold can end in SQL statements or in memory. */
public sealed interface RowChange {

    /** The table. */
    String table();

    /** The row with this key is exactly this from now on, whether or not it was there. */
    record Put(String table, Columns key, Columns columns) implements RowChange {}

    /** These columns of the row have these values from now on; nothing happens if there is no such row. */
    record Change(String table, Columns key, Columns columns) implements RowChange {}

    /**
     * These columns of the row grow by these numbers; nothing happens if there is no such row.
     *
     * @param deltas how much to add to each
     * @param columns what is set at the same time, possibly nothing
     */
    record Add(String table, Columns key, Columns deltas, Columns columns) implements RowChange {}

    /**
     * These columns of the row grow by these numbers; if there is no such row, it begins with what is set at first and
     * with these numbers. Who has nothing to count leaves the numbers out: then the row is there from now on, and the
     * first one to say so wins.
     *
     * @param first what only a row that was not there gets; together with key and deltas all columns of the row
     * @param deltas how much to add to each, possibly nothing
     */
    record Grow(String table, Columns key, Columns first, Columns deltas) implements RowChange {}

    /** The row with this key is gone. */
    record Remove(String table, Columns key) implements RowChange {}

    /** All rows with this value in an indexed column are gone. */
    record RemoveAll(String table, Columns match) implements RowChange {}
}
