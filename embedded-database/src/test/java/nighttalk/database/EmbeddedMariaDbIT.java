package nighttalk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbIT {

    @Test
    void data_is_kept_between_runs_and_the_reader_of_the_log_can_only_read(@TempDir Path folder) throws SQLException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            Schemas schemas = Schemas.prepare(server, "kept");
            run(schemas.log(), "CREATE TABLE event (text VARCHAR(20))");
            run(schemas.log(), "INSERT INTO event VALUES ('안녕')");
        }
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
            Schemas schemas = Schemas.prepare(server, "kept");
            assertThat(text(schemas.reader())).isEqualTo("안녕");
            for (String change : new String[] {
                "INSERT INTO event VALUES ('x')", "UPDATE event SET text = 'x'", "DELETE FROM event", "DROP TABLE event"
            }) {
                assertThatThrownBy(() -> run(schemas.reader(), change)).isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> text(schemas.views())).isInstanceOf(SQLException.class);
        }
    }

    private static void run(Schemas.Account account, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(account.url(), account.user(), account.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Schemas.Account account) throws SQLException {
        try (Connection connection = DriverManager.getConnection(account.url(), account.user(), account.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT text FROM kept_log.event")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
