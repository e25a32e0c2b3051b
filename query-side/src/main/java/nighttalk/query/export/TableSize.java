package nighttalk.query.export;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How large a table is, as its database guesses. */
record TableSize(long rows, long bytesPerRow) {

    static TableSize of(JdbcClient database, String table) {
        return database.sql("SELECT COALESCE(table_rows, 0) AS number_of_rows, COALESCE(avg_row_length, 0) AS row_bytes"
                        + " FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?")
                .param(table)
                .query((row, n) -> new TableSize(row.getLong("number_of_rows"), row.getLong("row_bytes")))
                .optional()
                .orElse(new TableSize(0, 0));
    }

    long bytes() {
        return rows * bytesPerRow;
    }
}
