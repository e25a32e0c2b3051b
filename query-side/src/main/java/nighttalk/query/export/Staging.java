package nighttalk.query.export;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A DuckDB database in a file beside the one that is to be made: rows are appended to it in the order in which they
 * come and then written out in one go, so that however many there are, memory is bounded.
 *
 * <p>All in one transaction that is never committed: what is full goes to disk, and nothing waits for the disk.
 */
final class Staging implements AutoCloseable {

    /** DuckDB's unit of storing: some 20 MB of events at most wait in memory for being one of these. */
    private static final int ROWS_IN_MEMORY = 20_480;

    private final Connection connection;
    private final List<Column> columns;
    private final DuckDBAppender appender;
    private long rows;

    Staging(Path folder, DataSize memory, List<Column> columns) throws SQLException {
        this.columns = columns;
        this.connection = open(folder, memory);
        try (Statement statement = connection.createStatement()) {
            // It writes into its own folder, and nobody can have it load anything.
            statement.execute("SET allowed_directories = [" + text(folder + "/") + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE staged ("
                    + columns.stream().map(Column::definition).collect(Collectors.joining(", ")) + ")");
            this.appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "staged");
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection open(Path folder, DataSize memory) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", memory.toBytes() + "B");
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", folder.resolve("spilled").toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        // Its native library is loaded here and not sooner.
        return new DuckDBDriver().connect("jdbc:duckdb:" + folder.resolve("staged.duckdb"), settings);
    }

    void append(@Nullable Object[] values) throws SQLException {
        appender.beginRow();
        for (int i = 0; i < values.length; i++) {
            append(columns.get(i).kind(), values[i]);
        }
        appender.endRow();
        if (++rows % ROWS_IN_MEMORY == 0) {
            appender.flush();
        }
    }

    private void append(Column.Kind kind, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case Number micros when kind == Column.Kind.TIME -> appender.appendEpochMicros(micros.longValue());
            case Double fraction -> appender.append(fraction.doubleValue());
            case Number number -> appender.append(number.longValue());
            default -> appender.append(value.toString());
        }
    }

    /** Writes all of it to a file. */
    void write(Path file, Format format, Cancellation cancellation) throws SQLException {
        appender.flush();
        String selected = columns.stream().map(column -> column.in(format)).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            cancellation.during(
                    statement,
                    () -> statement.execute("COPY (SELECT " + selected + " FROM staged) TO " + text(file.toString())
                            + " (" + format.copyOptions() + ")"));
        }
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            appender.close();
        }
    }
}
