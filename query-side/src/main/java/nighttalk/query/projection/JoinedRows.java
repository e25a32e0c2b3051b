package nighttalk.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Updates or deletes of many rows by one statement, which joins the table with a list of values: its text is the same
 * for any number of rows. Rows are found by numbers alone, since a text would need its column's collation.
 * {@code JSON_TABLE} is SQL:2016; MySQL has it since 8.0, MariaDB since 10.6. The drivers send batches of updates one
 * by one, and MariaDB looks through the whole table for a list of composite keys.
 */
final class JoinedRows {

    private JoinedRows() {}

    /** Whether rows are found and grow by whole numbers, and what is set are numbers or texts. */
    static boolean canTake(List<RowChange> alike) {
        return alike.stream().allMatch(change -> switch (change) {
            case Change set -> Values.whole(set.key()) && plain(set.columns());
            case Add add -> Values.whole(add.key()) && Values.whole(add.deltas()) && plain(add.columns());
            case Remove remove -> Values.whole(remove.key());
            case RemoveAll all -> Values.whole(all.match());
            case RowChange.Put put -> false;
            case RowChange.Grow grow -> false;
        });
    }

    private static boolean plain(Columns columns) {
        return columns.values().stream()
                .allMatch(value -> value == null || value instanceof String || Values.isWhole(value));
    }

    /** The key first. */
    private static List<Columns> columns(RowChange change) {
        return switch (change) {
            case Change(String table, Columns key, Columns columns) -> List.of(key, columns);
            case Add(String table, Columns key, Columns deltas, Columns columns) -> List.of(key, deltas, columns);
            case Remove(String table, Columns key) -> List.of(key);
            case RemoveAll(String table, Columns match) -> List.of(match);
            case RowChange.Put put -> throw new IllegalArgumentException("a row to insert: " + put);
            case RowChange.Grow grow -> throw new IllegalArgumentException("a row to insert: " + grow);
        };
    }

    static void make(Connection connection, List<RowChange> alike) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(alike.getFirst(), texts(alike)))) {
            statement.setString(1, json(alike));
            statement.executeUpdate();
        }
    }

    /** Which of the values are texts in some row. */
    private static BitSet texts(List<RowChange> alike) {
        BitSet texts = new BitSet();
        for (RowChange change : alike) {
            int at = 0;
            for (Columns part : columns(change)) {
                for (@Nullable Object value : part.values()) {
                    texts.set(at, texts.get(at++) || value instanceof String);
                }
            }
        }
        return texts;
    }

    private static String json(List<RowChange> alike) {
        StringBuilder json = new StringBuilder("[");
        for (RowChange change : alike) {
            json.append(json.length() == 1 ? "[" : ",[");
            String between = "";
            for (Columns part : columns(change)) {
                for (@Nullable Object value : part.values()) {
                    json.append(between);
                    between = ",";
                    if (value instanceof String text) {
                        json.append('"');
                        JsonStringEncoder.getInstance().quoteAsString(text, json);
                        json.append('"');
                    } else {
                        json.append(value);
                    }
                }
            }
            json.append(']');
        }
        return json.append(']').toString();
    }

    /**
     * The statement.
     *
     * @param texts which of the values are texts; the others are whole numbers
     */
    private static String sql(RowChange change, BitSet texts) {
        List<Columns> parts = columns(change);
        List<String> fields = new ArrayList<>();
        int count = parts.stream().mapToInt(part -> part.names().size()).sum();
        for (int i = 0; i < count; i++) {
            fields.add("v" + i + (texts.get(i) ? " LONGTEXT" : " BIGINT") + " PATH '$[" + i + "]'");
        }
        String joined = "JSON_TABLE(?, '$[*]' COLUMNS (" + String.join(", ", fields) + ")) AS n STRAIGHT_JOIN "
                + change.table() + " AS r ON " + where(parts.getFirst());
        return switch (change) {
            case Remove remove -> "DELETE r FROM " + joined;
            case RemoveAll all -> "DELETE r FROM " + joined;
            default ->
                "UPDATE " + joined + " SET "
                        + set(change, parts.getFirst().names().size());
        };
    }

    private static String where(Columns key) {
        StringJoiner where = new StringJoiner(" AND ");
        for (int i = 0; i < key.names().size(); i++) {
            where.add("r." + key.names().get(i) + " = n.v" + i);
        }
        return where.toString();
    }

    private static String set(RowChange change, int firstValue) {
        Columns deltas = change instanceof Add add ? add.deltas() : Columns.none();
        Columns columns = change instanceof Add add ? add.columns() : ((Change) change).columns();
        StringJoiner set = new StringJoiner(", ");
        int value = firstValue;
        for (String name : deltas.names()) {
            set.add("r." + name + " = r." + name + " + n.v" + value++);
        }
        for (String name : columns.names()) {
            set.add("r." + name + " = n.v" + value++);
        }
        return set.toString();
    }
}
