package nighttalk.standalone.harness;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import nighttalk.database.DatabaseServer;
import nighttalk.database.TestDatabase;
import nighttalk.database.Traces;

/** A service whose database outlives it and can be looked into: the log and the views as they really are. */
public final class LogAndViews implements Tables, AutoCloseable {

    /** The tables that pages and analysts' answers are made of, each with its key. */
    public static final List<String> VIEWS = List.of(
            "account ORDER BY account_id",
            "post ORDER BY post_id",
            "feed ORDER BY post_id",
            "comment ORDER BY comment_id",
            "feed_hidden_comment ORDER BY comment_id",
            "liked ORDER BY post_id, account_id",
            "moderated_content ORDER BY content_id",
            "content_report ORDER BY content_id, reporter_id",
            "night_hour ORDER BY night, hour",
            "night_person ORDER BY night, hour, account_id",
            "newcomer ORDER BY account_id",
            "active_week ORDER BY account_id, week",
            "post_opened ORDER BY post_id",
            "first_answer ORDER BY post_id");

    private final String prefix =
            "c" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private final DatabaseServer server = TestDatabase.server();
    private final Connection connection;

    public LogAndViews() throws SQLException {
        connection = DriverManager.getConnection(server.url(""), server.adminUser(), server.adminPassword());
    }

    public RunningService start() {
        return start(Map.of());
    }

    /** With settings from the environment. */
    public RunningService start(Map<String, String> environment) {
        String url = server.url("") + "?user=" + server.adminUser() + "&password=" + server.adminPassword();
        return RunningService.start(environment, "--mysql", url, "--schema-prefix", prefix);
    }

    @Override
    public String prefix() {
        return prefix;
    }

    /** Where the texts stand, in whatever schema of the service. */
    public List<String> traces(Map<String, byte[]> sought) throws SQLException {
        return Traces.of(server, prefix, sought);
    }

    @Override
    public long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Every row as one text. */
    public List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(result.getString(column)).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many projections have not taken in all that is in the log. */
    public long behind() throws SQLException {
        return number("SELECT COUNT(*) FROM " + views("token_entry") + ", " + log("log_head")
                + " WHERE COALESCE(CAST(JSON_EXTRACT(CONVERT(token USING utf8mb4), '$.globalIndex') AS SIGNED), 0)"
                + " < position");
    }

    /** All rows of all views. */
    public List<String> allViews() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String view : VIEWS) {
            all.add("-- " + view);
            all.addAll(rows("SELECT * FROM " + views(view)));
        }
        return all;
    }

    /** Throws every view and every bookmark away. */
    public void emptyViews() throws SQLException {
        for (String view : VIEWS) {
            run("DELETE FROM " + views(view.substring(0, view.indexOf(' '))));
        }
        run("DELETE FROM " + views("token_entry"));
        run("DELETE FROM " + views("dead_letter_entry"));
    }

    @Override
    public void close() throws IOException, SQLException {
        run("DROP DATABASE " + prefix + "_log");
        run("DROP DATABASE " + prefix + "_keys");
        run("DROP DATABASE " + prefix + "_views");
        connection.close();
    }
}
