package nighttalk.query.export;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nighttalk.query.projection.ViewTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A projection's rows, all of the same moment, streamed. */
final class TableSource implements Source {

    /** What a column of microseconds since 1970 ends in; in a file it is a time, and is called without it. */
    private static final String MICROS = "_us";

    private final DataSource views;
    private final ViewTable table;
    private final boolean withPersonal;

    TableSource(DataSource views, ViewTable table, boolean withPersonal) {
        this.views = views;
        this.table = table;
        this.withPersonal = withPersonal;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public long bytes() {
        return TableSize.of(JdbcClient.create(views), table.name()).bytes();
    }

    @Override
    public void read(Reading reading) throws SQLException {
        try (Connection connection = views.getConnection()) {
            // The pool gives the next one its own settings again.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            snapshot(connection, reading);
            connection.rollback();
        }
    }

    private void snapshot(Connection connection, Reading reading) throws SQLException {
        Cancellation cancellation = reading.cancellation();
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            long rows = cancellation.during(statement, () -> count(statement));
            List<String> names = names(statement);
            // One row at a time, instead of all in memory.
            statement.setFetchSize(Integer.MIN_VALUE);
            String sql =
                    "SELECT " + names.stream().map(name -> '`' + name + '`').collect(Collectors.joining(", "))
                            + " FROM " + table.name();
            try (ResultSet row = cancellation.during(statement, () -> statement.executeQuery(sql))) {
                stream(row, reading, rows);
            }
        }
    }

    private long count(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table.name())) {
            count.next();
            return count.getLong(1);
        }
    }

    /** All columns, but for those with people's texts. */
    private List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet none = statement.executeQuery("SELECT * FROM " + table.name() + " WHERE FALSE")) {
            ResultSetMetaData columns = none.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnName(i);
                if (withPersonal || !table.personal().contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static void stream(ResultSet row, Reading reading, long rows) throws SQLException {
        ResultSetMetaData shape = row.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            columns.add(column(shape.getColumnName(i), shape.getColumnType(i)));
        }
        Sink sink = reading.begin(columns, rows);
        boolean complete = false;
        try {
            while (row.next()) {
                @Nullable Object[] values = new @Nullable Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(row, i + 1, columns.get(i).kind());
                }
                sink.row(values);
            }
            complete = true;
        } finally {
            if (!complete) {
                // Otherwise all rows that are still to come would be read, only to be thrown away.
                row.getStatement().cancel();
            }
        }
    }

    private static Column column(String name, int type) {
        return switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.BIT, Types.BOOLEAN ->
                name.endsWith(MICROS)
                        ? new Column(name.substring(0, name.length() - MICROS.length()), Column.Kind.TIME)
                        : new Column(name, Column.Kind.NUMBER);
            case Types.FLOAT, Types.REAL, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC ->
                new Column(name, Column.Kind.FRACTION);
            default -> new Column(name, Column.Kind.TEXT);
        };
    }

    private static @Nullable Object value(ResultSet row, int at, Column.Kind kind) throws SQLException {
        @Nullable Object value = switch (kind) {
            case NUMBER, TIME -> row.getLong(at);
            case FRACTION -> row.getDouble(at);
            case TEXT, JSON -> row.getString(at);
        };
        return row.wasNull() ? null : value;
    }
}
