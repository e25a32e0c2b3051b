package nighttalk.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the log that the query side may read. What is none of its business, above all whatever is made of passwords
 * and refresh tokens, is not among them.
 *
 * @param name the table
 * @param columns which of its columns; all if there are none
 */
record ReadableTable(String name, List<String> columns) {

    /** The same as in {@code deploy/mysql/grants/reader.sql}. */
    static final List<ReadableTable> ALL = List.of(
            new ReadableTable("event", List.of()),
            new ReadableTable("log_head", List.of()),
            new ReadableTable("session_ended", List.of()),
            new ReadableTable("console_user", List.of("name", "roles", "disabled", "generation")));

    /** Lets an account read all of them, whether the command side has made them yet or not. */
    static void grantAll(Statement admin, String schema, String user) throws SQLException {
        for (ReadableTable table : ALL) {
            table.grant(admin, schema, user);
        }
    }

    String statement(String schema, String user) {
        return "GRANT SELECT" + (columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")") + " ON " + schema
                + "." + name + " TO '" + user + "'@'%'";
    }

    /** What is granted needs to be there at that moment, and is kept when it goes and comes again. */
    private void grant(Statement admin, String schema, String user) throws SQLException {
        boolean standIn = !isThere(admin, schema);
        if (standIn) {
            admin.execute("CREATE TABLE " + schema + "." + name + " ("
                    + (columns.isEmpty() ? List.of("stand_in") : columns)
                            .stream().map(column -> column + " INT").collect(Collectors.joining(", "))
                    + ")");
        }
        admin.execute(statement(schema, user));
        if (standIn) {
            admin.execute("DROP TABLE " + schema + "." + name);
        }
    }

    private boolean isThere(Statement admin, String schema) throws SQLException {
        try (ResultSet rows = admin.executeQuery("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '"
                + schema + "' AND table_name = '" + name + "'")) {
            rows.next();
            return rows.getInt(1) == 1;
        }
    }
}
