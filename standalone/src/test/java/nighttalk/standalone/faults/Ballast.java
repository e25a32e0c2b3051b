package nighttalk.standalone.faults;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import nighttalk.standalone.harness.OwnDatabase;

/**
 * Fills the one file that tables share and that may not grow beyond its end, until the database has no room for the
 * tables that live in it: what a full disk looks like to them, without one.
 */
final class Ballast implements AutoCloseable {

    /** The server's arguments: a shared file that ends at 24 MB. Tables are in it only if they are moved there. */
    static final String SMALL = "--innodb-data-file-path=ibdata1:12M:autoextend:max:24M";

    private static final int TABLE_IS_FULL = 1114;

    private final OwnDatabase database;
    private final List<String> schemas;

    /** The tables of these schemas, whose name is that of a table without the table, have no room any more. */
    Ballast(OwnDatabase database, List<String> schemas) throws SQLException {
        this.database = database;
        this.schemas = schemas;
        move("OFF");
        database.run("CREATE DATABASE ballast");
        database.run("CREATE TABLE ballast.stone (id INT AUTO_INCREMENT PRIMARY KEY, stone VARBINARY(7000))");
        fill(100);
        fill(1);
    }

    /** Rows of half a page, which leave alone what the server keeps in reserve to roll back. */
    private void fill(int rows) throws SQLException {
        String stones = String.join(",", Collections.nCopies(rows, "(REPEAT('x', 7000))"));
        try {
            while (true) {
                database.run("INSERT INTO ballast.stone (stone) VALUES " + stones);
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != TABLE_IS_FULL) {
                throw e;
            }
        }
    }

    private void move(String fileOfItsOwn) throws SQLException {
        database.run("SET GLOBAL innodb_file_per_table = " + fileOfItsOwn);
        for (String schema : schemas) {
            for (String table : database.texts(
                    "SELECT table_name FROM information_schema.tables WHERE engine = 'InnoDB' AND table_schema = '"
                            + schema + "'")) {
                database.run("ALTER TABLE " + schema + "." + table + " FORCE, ALGORITHM=COPY");
            }
        }
    }

    /** There is room again. */
    @Override
    public void close() throws SQLException {
        database.run("DROP DATABASE ballast");
    }

    /** The tables have files of their own again. */
    void moveBack() throws SQLException {
        move("ON");
    }
}
