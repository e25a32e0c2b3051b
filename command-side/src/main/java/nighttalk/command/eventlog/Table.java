package nighttalk.command.eventlog;

import java.util.List;

/**
 * A table beside the log whose rows change with events.
 *
 * @param name its name
 * @param key the columns of its primary key; one column, a number, where rows are required,
 *     forbidden or added to
 * @param columns its other columns that appends write
 */
public record Table(String name, List<String> key, List<String> columns) {

    /**
     * One row, there or not.
     *
     * @param key values of the key's columns, compared with {@code equals}
     */
    public record Row(Table table, List<?> key) {}

    /** A table with a key alone. */
    public static Table keyed(String name, String... key) {
        return new Table(name, List.of(key), List.of());
    }

    /** The same table with columns. */
    public Table with(String... more) {
        return new Table(name, key, List.of(more));
    }

    /** The row of that key. */
    public Row row(Object... values) {
        return new Row(this, List.of(values));
    }
}
