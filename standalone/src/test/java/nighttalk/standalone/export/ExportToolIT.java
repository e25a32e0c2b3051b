package nighttalk.standalone.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./nighttalk export}, against the running service. */
@OnSharedService
class ExportToolIT {

    private record Outcome(int code, String text) {}

    @TempDir
    private Path folder;

    private final Api api;
    private final Operators operators;
    private String analyst = "";

    ExportToolIT(Api api, Operators operators) {
        this.api = api;
        this.operators = operators;
    }

    @BeforeAll
    void somebodyAnalyses() {
        analyst = operators.adds("analyst");
    }

    private Outcome exports(String user, String password, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of("--user", user, "--password-stdin", "--url", api.base().toString()));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = ExportTool.run(
                all.toArray(String[]::new),
                new ByteArrayInputStream((password + "\n").getBytes(UTF_8)),
                new PrintStream(printed, true, UTF_8));
        return new Outcome(code, printed.toString(UTF_8));
    }

    private static List<String> sql(String sql) {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_analyst_takes_events_away() {
        Person author = Person.signsUp(api);
        String post = author.postsSomething();
        Path file = folder.resolve("posts.parquet");

        Outcome outcome =
                exports(analyst, Operators.PASSWORD, "events", "--types", "PostCreated", "--out", file.toString());

        assertThat(outcome.text()).contains("100 %").contains(file.toString());
        assertThat(outcome.code()).isZero();
        assertThat(sql("SELECT actor FROM '" + file + "' WHERE payload->>'post' = '" + post + "'"))
                .containsExactly(author.id());
        assertThat(sql("SELECT DISTINCT unnest(json_keys(payload)) FROM '" + file + "'"))
                .containsExactlyInAnyOrder("post", "author", "at");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void an_analyst_takes_rows_away_as_often_as_wanted() {
        Person.signsUp(api).postsSomething();
        Path file = folder.resolve("feed.csv");
        for (int i = 0; i < 3; i++) {
            assertThat(exports(analyst, Operators.PASSWORD, "projection", "feed", "--out", file.toString()))
                    .extracting(Outcome::code)
                    .isEqualTo(0);
        }

        assertThat(sql("SELECT column_name FROM (DESCRIBE SELECT * FROM '" + file + "')"))
                .containsExactly("post_id", "author_id", "likes", "views", "comments", "views_position", "hidden");
    }

    @Test
    void what_may_not_be_had_leaves_no_file_and_says_why() {
        Path file = folder.resolve("all.csv");

        Outcome personal = exports(analyst, Operators.PASSWORD, "events", "--with-personal", "--out", file.toString());
        Outcome unknown = exports(analyst, Operators.PASSWORD, "projection", "nothing", "--out", file.toString());
        Outcome stranger = exports(analyst, "another password", "events", "--out", file.toString());

        assertThat(personal.text()).contains("관리자만").contains("403");
        assertThat(unknown.text()).contains("404");
        assertThat(stranger.text()).contains("401");
        assertThat(List.of(personal.code(), unknown.code(), stranger.code())).containsOnly(1);
        assertThat(file).doesNotExist();
        assertThat(exports(analyst, Operators.PASSWORD, "events").code()).isEqualTo(2);
    }
}
