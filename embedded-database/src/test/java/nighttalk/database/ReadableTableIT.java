package nighttalk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the query side's account sees of tables that are made after it. */
class ReadableTableIT {

    private static final Schemas SCHEMAS = TestDatabase.newSchemas();

    @BeforeAll
    static void the_command_side_makes_its_tables() throws SQLException {
        for (String table : List.of("event", "log_head", "session_ended", "credential", "login_session")) {
            run(SCHEMAS.log(), "CREATE TABLE " + table + " (secret INT)");
        }
        run(
                SCHEMAS.log(),
                "CREATE TABLE console_user (name INT, password_hash INT, roles INT, disabled INT, generation INT)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM event",
                "SELECT * FROM log_head",
                "SELECT * FROM session_ended",
                "SELECT name, roles, disabled, generation FROM console_user WHERE name = 1"
            })
    void it_reads_what_it_needs(String question) {
        assertThatCode(() -> run(SCHEMAS.reader(), question)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM credential",
                "SELECT * FROM login_session",
                "SELECT password_hash FROM console_user",
                "SELECT * FROM console_user",
                "SELECT COUNT(*) FROM console_user WHERE password_hash = 1",
                "INSERT INTO event VALUES (1)",
                "DELETE FROM session_ended",
                "DROP TABLE log_head"
            })
    void it_reads_no_hashes_and_changes_nothing(String wish) {
        assertThatThrownBy(() -> run(SCHEMAS.reader(), wish))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("command denied");
    }

    @Test
    void the_deployment_grants_the_same() throws IOException {
        List<String> deployed = Files.readAllLines(Path.of("..", "deploy", "mysql", "grants", "reader.sql")).stream()
                .filter(line -> line.startsWith("GRANT "))
                .map(line -> line.replace(";", ""))
                .toList();

        assertThat(ReadableTable.ALL.stream().map(table -> table.statement("nighttalk_log", "nighttalk_reader")))
                .isEqualTo(deployed);
    }

    private static void run(Schemas.Account account, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(account.url(), account.user(), account.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
