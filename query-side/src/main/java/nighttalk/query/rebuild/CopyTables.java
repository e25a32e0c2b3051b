package nighttalk.query.rebuild;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.RowChange.RemoveAll;
import nighttalk.query.projection.ViewTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * The tables of a copy. They are filled without their secondary indexes, which are cheaper to build at the end, sorted,
 * than row by row; but the one that removing rows by a column needs is built as soon as it is needed.
 */
final class CopyTables {

    private final JdbcClient views;
    private final Supplier<String> schema;

    CopyTables(DataSource views) {
        this.views = JdbcClient.create(views);
        this.schema = SingletonSupplier.of(
                () -> this.views.sql("SELECT DATABASE()").query(String.class).single());
    }

    /** The schema of the live tables. */
    String schema() {
        return schema.get();
    }

    /** The schema of a copy with that name. */
    String schemaOf(String copy) {
        return schema() + "_" + copy;
    }

    /** The copy's name of a live table. */
    String name(Place place, String table) {
        return place.copy() == null ? table + Place.COPY : "`" + schemaOf(place.copy()) + "`." + table;
    }

    /** Makes them, empty. */
    void make(Place place, Projection projection) {
        drop(place, projection);
        for (ViewTable table : projection.tables()) {
            String copy = name(place, table.name());
            if (table.definition() == null) {
                views.sql("CREATE TABLE " + copy + " LIKE `" + schema() + "`." + table.name())
                        .update();
            } else {
                views.sql("CREATE TABLE " + copy + " (" + table.definition()
                                + ") ENGINE = InnoDB DEFAULT CHARSET = utf8mb4")
                        .update();
            }
            List<String> drops = secondary(place, table.name()).keySet().stream()
                    .map(index -> "DROP INDEX `" + index + "`")
                    .toList();
            if (!drops.isEmpty()) {
                views.sql("ALTER TABLE " + copy + " " + String.join(", ", drops))
                        .update();
            }
        }
    }

    void drop(Place place, Projection projection) {
        projection
                .tables()
                .forEach(table -> views.sql("DROP TABLE IF EXISTS " + name(place, table.name()))
                        .update());
    }

    boolean exist(Place place, Projection projection) {
        return projection.tables().stream().allMatch(table -> exists(schemaAt(place), plain(place, table.name())));
    }

    boolean exists(String inSchema, String table) {
        return views.sql("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?")
                        .params(inSchema, table)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The columns that may name an account. */
    List<String> numbers(Place place, ViewTable table) {
        return views.sql("SELECT column_name AS name FROM information_schema.columns"
                        + " WHERE table_schema = ? AND table_name = ? AND data_type = 'bigint'")
                .params(schemaAt(place), plain(place, table.name()))
                .query(String.class)
                .list();
    }

    /** Builds all secondary indexes that are missing. */
    void index(Place place, Projection projection) {
        for (ViewTable table : projection.tables()) {
            Map<String, String> wanted = wanted(table);
            wanted.keySet().removeAll(secondary(place, table.name()).keySet());
            if (!wanted.isEmpty()) {
                views.sql("ALTER TABLE " + name(place, table.name()) + " "
                                + wanted.values().stream()
                                        .map(index -> "ADD " + index)
                                        .collect(Collectors.joining(", ")))
                        .update();
            }
        }
    }

    /** Builds the index that begins with the column, if there is one and it is missing. */
    void index(Place place, ViewTable table, String column) {
        if (columnsIndexed(place, table.name()).contains(column)) {
            return;
        }
        wanted(table).forEach((name, index) -> {
            if (index.contains("(`" + column + "`")) {
                views.sql("ALTER TABLE " + name(place, table.name()) + " ADD " + index)
                        .update();
            }
        });
    }

    /** Builds the indexes that these removals of rows by a column need. */
    void indexForRemovals(Place place, Projection projection, List<RowChange> changes) {
        for (ViewTable table : projection.tables()) {
            changes.stream()
                    .filter(change ->
                            change instanceof RemoveAll && change.table().equals(table.name()))
                    .map(change -> ((RemoveAll) change).match().names().getFirst())
                    .collect(Collectors.toSet())
                    .forEach(column -> index(place, table, column));
        }
    }

    private List<String> columnsIndexed(Place place, String table) {
        return views.sql("SELECT column_name AS first FROM information_schema.statistics"
                        + " WHERE table_schema = ? AND table_name = ? AND seq_in_index = 1")
                .params(schemaAt(place), plain(place, table))
                .query(String.class)
                .list();
    }

    /** By name; of a table that its projection defines, by its definition, since the live one may be of an older one. */
    private Map<String, String> wanted(ViewTable table) {
        if (table.definition() == null) {
            return indexes(schema(), table.name());
        }
        String model = table.name() + "__model";
        views.sql("DROP TABLE IF EXISTS " + model).update();
        views.sql("CREATE TABLE " + model + " (" + table.definition() + ") ENGINE = InnoDB DEFAULT CHARSET = utf8mb4")
                .update();
        try {
            return indexes(schema(), model);
        } finally {
            views.sql("DROP TABLE " + model).update();
        }
    }

    private Map<String, String> secondary(Place place, String table) {
        return indexes(schemaAt(place), plain(place, table));
    }

    private Map<String, String> indexes(String inSchema, String table) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, String> kinds = new LinkedHashMap<>();
        views.sql("SELECT index_name AS name, non_unique AS many, column_name AS col FROM information_schema.statistics"
                        + " WHERE table_schema = ? AND table_name = ? AND index_name <> 'PRIMARY'"
                        + " ORDER BY index_name, seq_in_index")
                .params(inSchema, table)
                .query(row -> {
                    String name = row.getString("name");
                    kinds.put(name, row.getInt("many") == 1 ? "KEY" : "UNIQUE KEY");
                    columns.computeIfAbsent(name, first -> new ArrayList<>()).add("`" + row.getString("col") + "`");
                });
        Map<String, String> indexes = new LinkedHashMap<>();
        kinds.forEach((name, kind) -> indexes.put(
                name, kind + " `" + name + "` (" + String.join(", ", columns.getOrDefault(name, List.of())) + ")"));
        return indexes;
    }

    private String schemaAt(Place place) {
        return place.copy() == null ? schema() : schemaOf(place.copy());
    }

    private static String plain(Place place, String table) {
        return place.copy() == null ? table + Place.COPY : table;
    }

    /** How many bytes the live tables take. */
    long bytes(Projection projection) {
        long bytes = 0;
        for (ViewTable table : projection.tables()) {
            bytes += views.sql("SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables"
                            + " WHERE table_schema = ? AND table_name = ?")
                    .params(schema(), table.name())
                    .query(Long.class)
                    .single();
        }
        return bytes;
    }

    /** Whether the database has no room. */
    static boolean isFull(SQLException e) {
        // ER_DISK_FULL, ER_RECORD_FILE_FULL, ER_OUTOFMEMORY of the InnoDB table space, ER_DISK_FULL_NOWAIT
        return e.getErrorCode() == 1021 || e.getErrorCode() == 1114 || e.getErrorCode() == 3719;
    }
}
