package nighttalk.query.projection;

import java.util.List;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;

/**
 * A change without its values: changes of one shape can share a statement.
 *
 * @param kind what sort of change
 * @param table the table
 * @param key the columns that say which row
 * @param deltas the columns that grow
 * @param columns the columns that are set
 */
record Shape(
        Class<? extends RowChange> kind, String table, List<String> key, List<String> deltas, List<String> columns) {

    static Shape of(RowChange change) {
        return switch (change) {
            case Put(String table, Columns key, Columns columns) ->
                new Shape(Put.class, table, key.names(), List.of(), columns.names());
            case Change(String table, Columns key, Columns columns) ->
                new Shape(Change.class, table, key.names(), List.of(), columns.names());
            case Add(String table, Columns key, Columns deltas, Columns columns) ->
                new Shape(Add.class, table, key.names(), deltas.names(), columns.names());
            case Remove(String table, Columns key) -> new Shape(Remove.class, table, key.names(), List.of(), List.of());
            case RemoveAll(String table, Columns match) ->
                new Shape(RemoveAll.class, table, match.names(), List.of(), List.of());
        };
    }

    /** The columns that say which row, with their values. */
    static Columns keyOf(RowChange change) {
        return switch (change) {
            case Put put -> put.key();
            case Change set -> set.key();
            case Add add -> add.key();
            case Remove remove -> remove.key();
            case RemoveAll all -> all.match();
        };
    }
}
