package nighttalk.query.export;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.query.projection.Micros;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Files as an analyst opens them. */
final class Opened {

    private static final JsonMapper JSON = new JsonMapper();

    private Opened() {}

    /** All rows; every value as its text. */
    static List<Map<String, @Nullable String>> rows(Path file) {
        String name = file.toString();
        if (name.endsWith(".parquet")) {
            return sql("SELECT COLUMNS(*)::VARCHAR FROM read_parquet('" + name + "')");
        }
        if (name.endsWith(".csv")) {
            return sql("SELECT * FROM read_csv('" + name
                    + "', header = true, all_varchar = true, allow_quoted_nulls = false)");
        }
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        for (Map<String, @Nullable String> line : sql("SELECT json FROM read_ndjson_objects('" + name + "')")) {
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            JSON.readTree(line.get("json"))
                    .properties()
                    .forEach(property -> row.put(
                            property.getKey(),
                            property.getValue().isNull()
                                    ? null
                                    : property.getValue().isString()
                                            ? property.getValue().asString()
                                            : property.getValue().toString()));
            rows.add(row);
        }
        return rows;
    }

    static List<Map<String, @Nullable String>> sql(String sql) {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            ResultSetMetaData columns = row.getMetaData();
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            while (row.next()) {
                Map<String, @Nullable String> values = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    values.put(columns.getColumnName(i), row.getString(i));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Microseconds since 1970 of a time's text. */
    static long micros(@Nullable String time) {
        String text = String.valueOf(time).replace(' ', 'T').replace("Z", "");
        return Micros.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    }
}
