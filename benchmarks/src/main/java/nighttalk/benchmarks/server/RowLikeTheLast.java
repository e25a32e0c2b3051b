package nighttalk.benchmarks.server;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the log like its newest one, each with a position, a stream and an identifier of its own. It takes the table
 * as it finds it, so that the floor stays the same row when the table's columns change.
 */
final class RowLikeTheLast {

    private final List<String> columns;
    private final List<@Nullable Object> sample;
    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() << 12);

    private RowLikeTheLast(List<String> columns, List<@Nullable Object> sample) {
        this.columns = columns;
        this.sample = sample;
    }

    static RowLikeTheLast of(DataSource log, String table) throws SQLException {
        try (Connection connection = log.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table + " ORDER BY position DESC LIMIT 1")) {
            if (!row.next()) {
                throw new IllegalStateException("the log is empty");
            }
            ResultSetMetaData about = row.getMetaData();
            List<String> columns = new ArrayList<>();
            List<@Nullable Object> sample = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(about.getColumnName(i).toLowerCase(Locale.ROOT));
                sample.add(row.getObject(i));
            }
            return new RowLikeTheLast(columns, sample);
        }
    }

    List<String> columns() {
        return columns;
    }

    /** The values of one more row, in the order of the columns. */
    List<@Nullable Object> fresh() {
        long number = next.incrementAndGet();
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            row.add(
                    switch (columns.get(i)) {
                        case "position" -> number;
                        case "stream" -> another(sample.get(i), number);
                        case "event_id" -> identifier(sample.get(i));
                        default -> sample.get(i);
                    });
        }
        return row;
    }

    /** Of the same kind and length, growing with the number as real ones grow with time. */
    private static Object another(@Nullable Object like, long number) {
        return switch (like) {
            case String text -> {
                String digits = Long.toString(number, 32).toUpperCase(Locale.ROOT);
                yield digits.length() >= text.length()
                        ? digits.substring(digits.length() - text.length())
                        : "0".repeat(text.length() - digits.length()) + digits;
            }
            case byte[] bytes -> {
                byte[] copy = bytes.clone();
                for (int i = 0; i < Math.min(Long.BYTES, copy.length); i++) {
                    copy[Math.min(Long.BYTES, copy.length) - 1 - i] = (byte) (number >>> (Byte.SIZE * i));
                }
                yield copy;
            }
            case null, default -> number;
        };
    }

    private static @Nullable Object identifier(@Nullable Object like) {
        UUID fresh = UUID.randomUUID();
        if (like instanceof byte[] bytes && bytes.length == 2 * Long.BYTES) {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(fresh.getMostSignificantBits())
                    .putLong(fresh.getLeastSignificantBits())
                    .array();
        }
        return like instanceof String ? fresh.toString() : like;
    }
}
