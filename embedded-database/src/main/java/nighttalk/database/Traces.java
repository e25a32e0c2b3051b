package nighttalk.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where something stands in a database: every value of every row of every table is looked through, byte by byte. */
public final class Traces {

    private Traces() {}

    /**
     * Looks in all schemas whose names begin so.
     *
     * @param sought what to look for, by what it is called
     * @return what was found where, such as {@code nickname in nt_views.account.nickname}
     * @throws SQLException if the administrator's account does not work
     */
    public static List<String> of(DatabaseServer server, String prefix, Map<String, byte[]> sought)
            throws SQLException {
        TreeSet<String> found = new TreeSet<>();
        try (Connection admin =
                        DriverManager.getConnection(server.url(""), server.adminUser(), server.adminPassword());
                Statement statement = admin.createStatement()) {
            for (String table : tables(statement, prefix)) {
                try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
                    while (row.next()) {
                        look(row, table, sought, found);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<String> tables(Statement statement, String prefix) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'")) {
            while (row.next()) {
                if (row.getString(1).startsWith(prefix)) {
                    tables.add("`" + row.getString(1) + "`.`" + row.getString(2) + "`");
                }
            }
        }
        return tables;
    }

    private static void look(ResultSet row, String table, Map<String, byte[]> sought, Set<String> found)
            throws SQLException {
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            byte[] value = row.getBytes(column);
            if (value != null) {
                for (Map.Entry<String, byte[]> one : sought.entrySet()) {
                    if (contains(value, one.getValue())) {
                        found.add(one.getKey() + " in " + table.replace("`", "") + "."
                                + row.getMetaData().getColumnName(column));
                    }
                }
            }
        }
    }

    /** Whether the bytes stand in a row somewhere among the others. */
    public static boolean contains(byte[] all, byte[] sought) {
        // One character for each byte: what is found is the same.
        return new String(all, StandardCharsets.ISO_8859_1).contains(new String(sought, StandardCharsets.ISO_8859_1));
    }

    /** Texts as they are stored. */
    public static Map<String, byte[]> texts(Map<String, String> texts) {
        Map<String, byte[]> bytes = new TreeMap<>();
        texts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }
}
