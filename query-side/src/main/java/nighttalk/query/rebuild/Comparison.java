package nighttalk.query.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares a live table with its copy, as of the transactions of two connections. First by digests of groups of rows
 * that do not depend on the order of rows, computed where the rows are; then, in the groups that differ, row by row.
 */
final class Comparison {

    private static final int GROUPS = 1_024;

    /**
     * What came of one table.
     *
     * @param listed the first rows that differ
     * @param differing how many do, whose difference nothing explains
     * @param erased how many differ in texts of people whose key is gone, which the log can't tell any more
     */
    record Result(List<Difference> listed, long differing, long erased) {}

    private final TableShape shape;
    private final String live;
    private final String copy;
    private final Predicate<Object> isErased;
    private final List<Difference> listed = new ArrayList<>();
    private long differing;
    private long erased;

    /**
     * Prepares it.
     *
     * @param shape the columns, of both
     * @param isErased whether a number in a row is an account whose key is gone
     */
    Comparison(TableShape shape, String live, String copy, Predicate<Object> isErased) {
        this.shape = shape;
        this.live = live;
        this.copy = copy;
        this.isErased = isErased;
    }

    /**
     * Compares.
     *
     * @throws SQLException if one of them can't be read
     */
    Result run(Connection ofLive, Connection ofCopy) throws SQLException {
        Set<Long> groups = new TreeSet<>();
        Map<Long, String> liveDigests = digests(ofLive, live);
        Map<Long, String> copyDigests = digests(ofCopy, copy);
        groups.addAll(liveDigests.keySet());
        groups.addAll(copyDigests.keySet());
        groups.removeIf(group -> Objects.equals(liveDigests.get(group), copyDigests.get(group)));
        if (!groups.isEmpty()) {
            compareRows(ofLive, ofCopy, groups);
        }
        return new Result(listed, differing, erased);
    }

    private Map<Long, String> digests(Connection connection, String table) throws SQLException {
        String sql = "SELECT g, COUNT(*), SUM(d), BIT_XOR(d) FROM (SELECT " + shape.group(GROUPS) + " AS g, "
                + shape.digest() + " AS d FROM " + table + ") AS rows_of_group GROUP BY g";
        Map<Long, String> digests = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                digests.put(row.getLong(1), row.getString(2) + "/" + row.getString(3) + "/" + row.getString(4));
            }
        }
        return digests;
    }

    private void compareRows(Connection ofLive, Connection ofCopy, Set<Long> groups) throws SQLException {
        try (Rows left = new Rows(ofLive, live, groups);
                Rows right = new Rows(ofCopy, copy, groups)) {
            Map<String, @Nullable Object> a = left.next();
            Map<String, @Nullable Object> b = right.next();
            while (a != null || b != null) {
                int order = a == null ? 1 : b == null ? -1 : shape.compareKeys(a, b);
                if (order < 0) {
                    note("extra", Objects.requireNonNull(a), null);
                    a = left.next();
                } else if (order > 0) {
                    note("missing", null, Objects.requireNonNull(b));
                    b = right.next();
                } else {
                    if (!Objects.requireNonNull(a).equals(b)) {
                        note("changed", a, b);
                    }
                    a = left.next();
                    b = right.next();
                }
            }
        }
    }

    private void note(
            String kind, @Nullable Map<String, @Nullable Object> a, @Nullable Map<String, @Nullable Object> b) {
        Map<String, @Nullable Object> some = a == null ? Objects.requireNonNull(b) : a;
        Map<String, Difference.Values> columns = new LinkedHashMap<>();
        boolean onlyErased = a != null && b != null && some.values().stream().anyMatch(v -> v != null && isErased.test(v));
        for (String column : shape.columns()) {
            Object x = a == null ? null : a.get(column);
            Object y = b == null ? null : b.get(column);
            if (!Objects.equals(x, y)) {
                columns.put(column, new Difference.Values(shape.shown(column, x), shape.shown(column, y)));
                onlyErased &= shape.isText(column) && (y == null || y.equals(""));
            }
        }
        if (onlyErased) {
            erased++;
            return;
        }
        differing++;
        if (listed.size() < Difference.LISTED) {
            listed.add(new Difference(shape.table(), shape.key(some), kind, columns));
        }
    }

    /** Rows of some groups, in the order of their keys, one at a time in memory. */
    private final class Rows implements AutoCloseable {

        private final PreparedStatement statement;
        private final ResultSet rows;

        Rows(Connection connection, String table, Set<Long> groups) throws SQLException {
            List<String> numbers = groups.stream().map(String::valueOf).toList();
            statement = connection.prepareStatement("SELECT " + shape.selected() + " FROM " + table + " WHERE "
                    + shape.group(GROUPS) + " IN (" + String.join(", ", numbers) + ") ORDER BY " + shape.order());
            statement.setFetchSize(Integer.MIN_VALUE); // Connector/J's way of asking for one row after the other
            rows = statement.executeQuery();
        }

        @Nullable Map<String, @Nullable Object> next() throws SQLException {
            if (!rows.next()) {
                return null;
            }
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (String column : shape.columns()) {
                row.put(column, shape.value(rows, column));
            }
            return row;
        }

        @Override
        public void close() throws SQLException {
            rows.close();
            statement.close();
        }
    }
}
