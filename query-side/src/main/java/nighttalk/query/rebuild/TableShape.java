package nighttalk.query.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The columns of a table, and how its rows are told apart, digested and ordered in SQL. */
final class TableShape {

    private static final Set<String> WHOLE = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private record Column(String name, String type, boolean isKey) {}

    private final String table;
    private final List<Column> columns;

    private TableShape(String table, List<Column> columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * Reads it from the database's catalogue.
     *
     * @throws RebuildFailed if the copy has other columns
     */
    static TableShape of(JdbcClient views, String schema, String table, String copy) {
        List<Column> live = columns(views, schema, table);
        List<Column> rebuilt = columns(views, schema, copy);
        if (!live.equals(rebuilt)) {
            throw new RebuildFailed("table " + table + " has other columns than its definition now says (" + names(live)
                    + "; " + names(rebuilt) + "): rebuild it, there is nothing to compare");
        }
        return new TableShape(table, live);
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(column -> column.name() + " " + column.type()).collect(Collectors.joining(", "));
    }

    private static List<Column> columns(JdbcClient views, String schema, String table) {
        return views.sql("SELECT column_name AS name, data_type AS type, column_key AS k FROM information_schema.columns"
                        + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position")
                .params(schema, table)
                .query((row, n) -> new Column(
                        row.getString("name"), row.getString("type"), "PRI".equals(row.getString("k"))))
                .list();
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    boolean isText(String column) {
        return !WHOLE.contains(column(column).type());
    }

    private Column column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
    }

    private List<Column> keys() {
        return columns.stream().filter(Column::isKey).toList();
    }

    /** The group of a row, a number below that. */
    String group(int groups) {
        return "MOD(CRC32(CONCAT_WS(',', "
                + keys().stream().map(key -> "`" + key.name() + "`").collect(Collectors.joining(", ")) + ")), " + groups
                + ")";
    }

    /** 60 bits of SHA-256 over all columns, each with its name's place and whether it is null. */
    String digest() {
        List<String> parts = new ArrayList<>();
        for (Column column : columns) {
            String value = WHOLE.contains(column.type())
                    ? "CAST(`" + column.name() + "` AS CHAR)"
                    : "HEX(`" + column.name() + "`)";
            parts.add("IF(`" + column.name() + "` IS NULL, '~', CONCAT('=', " + value + "))");
        }
        return "CAST(CONV(SUBSTRING(SHA2(CONCAT_WS('|', " + String.join(", ", parts)
                + "), 256), 1, 15), 16, 10) AS UNSIGNED)";
    }

    String selected() {
        return columns.stream().map(column -> "`" + column.name() + "`").collect(Collectors.joining(", "));
    }

    String order() {
        return keys().stream()
                .map(key -> WHOLE.contains(key.type()) ? "`" + key.name() + "`" : "HEX(`" + key.name() + "`)")
                .collect(Collectors.joining(", "));
    }

    int compareKeys(Map<String, @Nullable Object> a, Map<String, @Nullable Object> b) {
        for (Column key : keys()) {
            Object x = Objects.requireNonNull(a.get(key.name()));
            Object y = Objects.requireNonNull(b.get(key.name()));
            int order = x instanceof Long i && y instanceof Long j
                    ? Long.compare(i, j)
                    : hex(x).compareTo(hex(y));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String hex(Object value) {
        return HexFormat.of().formatHex(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Nullable Object value(ResultSet row, String column) throws SQLException {
        Object value = WHOLE.contains(column(column).type()) ? (Object) row.getLong(column) : row.getString(column);
        return row.wasNull() ? null : value;
    }

    Map<String, Object> key(Map<String, @Nullable Object> row) {
        Map<String, Object> key = new LinkedHashMap<>();
        keys().forEach(column -> key.put(column.name(), Objects.requireNonNull(row.get(column.name()))));
        return key;
    }

    /** Numbers as they are; of a text, which may be personal, only how long it is and the beginning of its SHA-256. */
    @Nullable Object shown(String column, @Nullable Object value) {
        if (value == null || !isText(column)) {
            return value;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(value.toString().getBytes(StandardCharsets.UTF_8));
            return "text of " + value.toString().length() + " characters, " + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
