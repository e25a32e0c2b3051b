package nighttalk.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nighttalk.query.AllProjections;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.ViewTable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportedRowsIT {

    @TempDir
    private static Path made;

    @TempDir
    private static Path taken;

    private static RunningQuerySide querySide;
    private static Console analyst;
    private static Console administrator;

    @BeforeAll
    static void start() {
        querySide = RunningQuerySide.start("--nighttalk.export.folder=" + made);
        analyst = Console.of(querySide, "mina", "analyst");
        administrator = Console.of(querySide, "root", "administrator");
        long last = BusyNight.happen(querySide.log());
        Awaitility.await()
                .until(() -> AllProjections.LIST.stream()
                        .allMatch(projection -> querySide.positions().of(projection.name()) >= last));
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    private static List<Map<String, @Nullable String>> expected(ViewTable table, boolean withPersonal) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        for (Map<String, Object> row :
                querySide.views().sql("SELECT * FROM " + table.name()).query().listOfRows()) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            row.forEach((column, value) -> {
                if (withPersonal || !table.personal().contains(column)) {
                    values.put(column, value == null ? null : value.toString());
                }
            });
            rows.add(values);
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private static List<Map<String, @Nullable String>> read(Path file) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        for (Map<String, @Nullable String> row : Opened.rows(file)) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            row.forEach((column, value) -> {
                if (column.endsWith("_at")) {
                    values.put(column + "_us", Long.toString(Opened.micros(value)));
                } else {
                    values.put(column, value);
                }
            });
            rows.add(values);
        }
        return rows;
    }

    private static String wish(Projection projection, ViewTable table, String format, boolean personal) {
        return "{'what':'projection','projection':'%s','table':'%s','format':'%s','withPersonal':%s}"
                .formatted(projection.name(), table.name(), format, personal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "ndjson"})
    void every_row_is_in_the_file_but_for_what_is_personal(String format) {
        for (Projection projection : AllProjections.LIST) {
            for (ViewTable table : projection.tables()) {
                List<Map<String, @Nullable String>> rows =
                        read(analyst.fetch(wish(projection, table, format, false), taken));

                assertThat(rows).as(table.name()).containsExactlyInAnyOrderElementsOf(expected(table, false));
                assertThat(rows.toString()).doesNotContain(BusyNight.PERSONAL);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "ndjson"})
    void an_administrator_may_have_all_of_it(String format) {
        for (Projection projection : AllProjections.LIST) {
            for (ViewTable table : projection.tables()) {
                assertThat(read(administrator.fetch(wish(projection, table, format, true), taken)))
                        .as(table.name())
                        .containsExactlyInAnyOrderElementsOf(expected(table, true));
            }
        }
    }

    @Test
    void one_that_is_called_off_leaves_no_file_and_too_many_at_a_time_are_refused() throws SQLException {
        String feed = "{'what':'projection','projection':'feed','format':'parquet'}";
        try (Connection somebodyElse = querySide.viewsFromOutside().getConnection();
                Statement statement = somebodyElse.createStatement()) {
            statement.execute("LOCK TABLES feed WRITE");
            String first = analyst.begin(feed);
            String second = administrator.begin(feed);

            assertThat(analyst.ask(feed).statusCode()).isEqualTo(429);
            assertThat(analyst.file(first).statusCode()).isEqualTo(409);

            analyst.send("DELETE", "/" + first, "");
            administrator.send("DELETE", "/" + second, "");

            analyst.awaitPhase(first, "cancelled");
            administrator.awaitPhase(second, "cancelled");
            assertThat(analyst.file(first).statusCode()).isEqualTo(409);
            assertThat(files()).noneMatch(path -> path.contains(first) || path.contains(second));
        }
        analyst.fetch(feed, taken);
    }

    private static List<String> files() {
        try (Stream<Path> all = Files.walk(made)) {
            return all.map(Path::toString).sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
