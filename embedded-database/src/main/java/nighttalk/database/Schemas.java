package nighttalk.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * The three schemas, log, keys and views, and four accounts with no more rights than each needs: the log's writer, who
 * also keeps the keys, the readers of log and keys, who can only SELECT, of the log only what the query side asks for, and
 * the owner of the views. Their passwords are new at every start.
 *
 * @param log where commands are recorded
 * @param reader the query side's way into the log
 * @param keys the query side's way to the keys of people
 * @param views what pages are made of
 */
public record Schemas(Account log, Account reader, Account keys, Account views) {

    /**
     * A way into one schema.
     *
     * @param url JDBC URL
     * @param user the account
     * @param password its password
     * @param schema the schema's name
     */
    public record Account(String url, String user, String password, String schema) {

        @Override
        public String toString() {
            return user + " at " + url;
        }
    }

    private static final String OWNER =
            "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, LOCK TABLES";

    /**
     * Makes what is not there yet.
     *
     * @param server where
     * @param prefix what the names begin with, letters, digits and underscores
     * @throws SQLException if the administrator's account does not work or may not do it
     */
    public static Schemas prepare(DatabaseServer server, String prefix) throws SQLException {
        if (!prefix.matches("[A-Za-z0-9_]{1,20}")) {
            throw new IllegalArgumentException("a schema prefix has 1 to 20 letters, digits and underscores");
        }
        String log = prefix + "_log";
        String keys = prefix + "_keys";
        String views = prefix + "_views";
        try (Connection admin =
                        DriverManager.getConnection(server.url(""), server.adminUser(), server.adminPassword());
                Statement statement = admin.createStatement()) {
            for (String schema : List.of(log, keys, views)) {
                statement.execute("CREATE DATABASE IF NOT EXISTS " + schema + " CHARACTER SET utf8mb4");
            }
            Schemas schemas = new Schemas(
                    account(server, statement, prefix + "_writer", log, OWNER),
                    reader(server, statement, prefix + "_reader", log),
                    account(server, statement, prefix + "_keys", keys, "SELECT"),
                    account(server, statement, prefix + "_views", views, OWNER));
            statement.execute("GRANT " + OWNER + " ON " + keys + ".* TO '" + prefix + "_writer'@'%'");
            // Copies of the views as they were at some moment have schemas of their own.
            statement.execute(
                    "GRANT " + OWNER + " ON `" + (views + "_").replace("_", "\\_") + "%`.* TO '" + views + "'@'%'");
            return schemas;
        }
    }

    private static Account account(
            DatabaseServer server, Statement statement, String user, String schema, String rights) throws SQLException {
        Account account = account(server, statement, user, schema);
        statement.execute("GRANT " + rights + " ON " + schema + ".* TO '" + user + "'@'%'");
        return account;
    }

    /** A new one each time, so that it has nothing left of what it once had. */
    private static Account reader(DatabaseServer server, Statement statement, String user, String schema)
            throws SQLException {
        statement.execute("DROP USER IF EXISTS '" + user + "'@'%'");
        Account account = account(server, statement, user, schema);
        ReadableTable.grantAll(statement, schema, user);
        return account;
    }

    private static Account account(DatabaseServer server, Statement statement, String user, String schema)
            throws SQLException {
        String password = password();
        String name = "'" + user + "'@'%'";
        statement.execute("CREATE USER IF NOT EXISTS " + name + " IDENTIFIED BY '" + password + "'");
        statement.execute("ALTER USER " + name + " IDENTIFIED BY '" + password + "'");
        return new Account(server.url(schema), user, password, schema);
    }

    /** Hexadecimal, so that nothing needs escaping; the first characters satisfy password policies. */
    private static String password() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return "Nt1-" + HexFormat.of().formatHex(bytes);
    }
}
