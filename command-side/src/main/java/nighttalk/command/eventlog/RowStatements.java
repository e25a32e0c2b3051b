package nighttalk.command.eventlog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nighttalk.command.eventlog.Table.Row;
import nighttalk.command.eventlog.Writes.Add;
import nighttalk.command.eventlog.Writes.Delete;
import nighttalk.command.eventlog.Writes.Insert;
import org.jspecify.annotations.Nullable;

/**
 * Does to many rows of a table at once what {@link Writes} say. Lists in conditions are filled up to a power of two by
 * repeating the last one, so that there are few different statements to parse.
 */
final class RowStatements {

    private static final int MOST_AT_ONCE = 256;

    private RowStatements() {}

    /** Those of the rows that are there. */
    static Set<Row> present(Connection connection, Collection<Row> rows) throws SQLException {
        Set<Row> present = new HashSet<>();
        for (Map.Entry<Table, List<Row>> each : byTable(rows).entrySet()) {
            Table table = each.getKey();
            String key = table.key().getFirst();
            for (List<Row> some : chunks(each.getValue())) {
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT " + key + " FROM " + table.name() + " WHERE " + key + " IN " + marks(some.size()))) {
                    bindKeys(select, 1, some);
                    try (ResultSet found = select.executeQuery()) {
                        while (found.next()) {
                            present.add(table.row(found.getLong(1)));
                        }
                    }
                }
            }
        }
        return present;
    }

    static void insert(Connection connection, List<Insert> inserts) throws SQLException {
        for (Map.Entry<Table, List<Insert>> each : inserts.stream()
                .collect(groupingBy(insert -> insert.row().table()))
                .entrySet()) {
            Table table = each.getKey();
            List<String> columns = Stream.concat(table.key().stream(), table.columns().stream())
                    .toList();
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + table.name() + " ("
                    + String.join(", ", columns) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")) {
                for (Insert insert : each.getValue()) {
                    int index = 1;
                    for (Object value : insert.row().key()) {
                        statement.setObject(index++, value);
                    }
                    for (@Nullable Object value : insert.values()) {
                        statement.setObject(index++, value);
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    /** What is added to one row is summed up first, and rows that get the same share a statement. */
    static void add(Connection connection, List<Add> adds) throws SQLException {
        Map<Row, List<Long>> sums = new LinkedHashMap<>();
        adds.forEach(add -> sums.merge(add.row(), add.amounts(), RowStatements::sum));
        Map<Table, Map<List<Long>, List<Row>>> alike = new LinkedHashMap<>();
        sums.forEach((row, amounts) -> alike.computeIfAbsent(row.table(), t -> new LinkedHashMap<>())
                .computeIfAbsent(amounts, a -> new ArrayList<>())
                .add(row));
        for (Map.Entry<Table, Map<List<Long>, List<Row>>> each : alike.entrySet()) {
            for (Map.Entry<List<Long>, List<Row>> same : each.getValue().entrySet()) {
                for (List<Row> some : chunks(same.getValue())) {
                    add(connection, each.getKey(), same.getKey(), some);
                }
            }
        }
    }

    private static void add(Connection connection, Table table, List<Long> amounts, List<Row> rows)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table.name() + " SET "
                + table.columns().stream().map(c -> c + " = " + c + " + ?").collect(joining(", ")) + " WHERE "
                + table.key().getFirst() + " IN " + marks(rows.size()))) {
            int index = 1;
            for (long amount : amounts) {
                update.setLong(index++, amount);
            }
            bindKeys(update, index, rows);
            update.executeUpdate();
        }
    }

    static void delete(Connection connection, List<Delete> deletes) throws SQLException {
        List<Row> rows = deletes.stream().map(Delete::row).distinct().toList();
        for (Map.Entry<Table, List<Row>> each : byTable(rows).entrySet()) {
            Table table = each.getKey();
            // Row constructors in IN would be the same, but MariaDB reads the whole table for them.
            String one = table.key().stream().map(c -> c + " = ?").collect(joining(" AND ", "(", ")"));
            for (List<Row> some : chunks(each.getValue())) {
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table.name() + " WHERE "
                        + String.join(" OR ", Collections.nCopies(powerOfTwo(some.size()), one)))) {
                    bindKeys(delete, 1, some);
                    delete.executeUpdate();
                }
            }
        }
    }

    private static void bindKeys(PreparedStatement statement, int from, List<Row> rows) throws SQLException {
        int index = from;
        for (int i = 0; i < powerOfTwo(rows.size()); i++) {
            for (Object value : rows.get(Math.min(i, rows.size() - 1)).key()) {
                statement.setObject(index++, value);
            }
        }
    }

    private static String marks(int rows) {
        return "(" + String.join(", ", Collections.nCopies(powerOfTwo(rows), "?")) + ")";
    }

    private static int powerOfTwo(int size) {
        return size <= 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        List<Long> sum = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + other.get(i));
        }
        return sum;
    }

    private static Map<Table, List<Row>> byTable(Collection<Row> rows) {
        return rows.stream().collect(groupingBy(Row::table));
    }

    private static List<List<Row>> chunks(List<Row> rows) {
        List<List<Row>> chunks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += MOST_AT_ONCE) {
            chunks.add(rows.subList(i, Math.min(rows.size(), i + MOST_AT_ONCE)));
        }
        return chunks;
    }
}
