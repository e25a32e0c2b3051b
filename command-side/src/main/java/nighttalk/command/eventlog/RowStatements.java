package nighttalk.command.eventlog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

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

/**
 * Does to many rows of a table at once what {@link Writes} say. Lists in conditions are filled up to a power of two by
 * repeating the last one, so that there are few different statements to parse.
 */
final class RowStatements {

    private static final int MOST_AT_ONCE = 256;

    private RowStatements() {}

    /**
     * Asks which of the rows are there.
     *
     * @return the table of each answer
     */
    static List<Table> ask(Script script, Collection<Row> rows) {
        List<Table> asked = new ArrayList<>();
        byTable(rows).forEach((table, its) -> {
            String key = table.key().getFirst();
            for (List<Row> some : chunks(its)) {
                script.then("SELECT " + key + " FROM " + table.name() + " WHERE " + key + " IN " + marks(some.size()));
                padded(some).forEach(script::bind);
                asked.add(table);
            }
        });
        return asked;
    }

    /** Those that are there, by the answers. */
    static Set<Row> present(List<Table> asked, List<List<Long>> answers) {
        Set<Row> present = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            Table table = asked.get(i);
            answers.get(i).forEach(key -> present.add(table.row(key)));
        }
        return present;
    }

    static void insert(Script script, List<Insert> inserts) {
        inserts.stream().collect(groupingBy(insert -> insert.row().table())).forEach((table, rows) -> {
            List<String> columns = Stream.concat(table.key().stream(), table.columns().stream())
                    .toList();
            script.then("INSERT INTO " + table.name() + " (" + String.join(", ", columns) + ") VALUES ")
                    .rows(rows.size(), columns.size());
            for (Insert insert : rows) {
                insert.row().key().forEach(script::bind);
                insert.values().forEach(script::bind);
            }
        });
    }

    /** What is added to one row is summed up first, and rows that get the same share a statement. */
    static void add(Script script, List<Add> adds) {
        Map<Row, List<Long>> sums = new LinkedHashMap<>();
        adds.forEach(add -> sums.merge(add.row(), add.amounts(), RowStatements::sum));
        Map<Table, Map<List<Long>, List<Row>>> alike = new LinkedHashMap<>();
        sums.forEach((row, amounts) -> alike.computeIfAbsent(row.table(), t -> new LinkedHashMap<>())
                .computeIfAbsent(amounts, a -> new ArrayList<>())
                .add(row));
        alike.forEach((table, shares) -> shares.forEach((amounts, rows) -> {
            for (List<Row> some : chunks(rows)) {
                script.then("UPDATE " + table.name() + " SET "
                        + table.columns().stream()
                                .map(c -> c + " = " + c + " + ?")
                                .collect(joining(", ")) + " WHERE "
                        + table.key().getFirst() + " IN " + marks(some.size()));
                amounts.forEach(script::bind);
                padded(some).forEach(script::bind);
            }
        }));
    }

    static void delete(Script script, List<Delete> deletes) {
        byTable(deletes.stream().map(Delete::row).distinct().toList()).forEach((table, rows) -> {
            // Row constructors in IN would be the same, but MariaDB reads the whole table for them.
            String one = table.key().stream().map(c -> c + " = ?").collect(joining(" AND ", "(", ")"));
            for (List<Row> some : chunks(rows)) {
                script.then("DELETE FROM " + table.name() + " WHERE "
                        + String.join(" OR ", Collections.nCopies(powerOfTwo(some.size()), one)));
                padded(some).forEach(script::bind);
            }
        });
    }

    /** The keys of the rows, the last one repeated. */
    private static List<Object> padded(List<Row> rows) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < powerOfTwo(rows.size()); i++) {
            keys.addAll(rows.get(Math.min(i, rows.size() - 1)).key());
        }
        return keys;
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
