package nighttalk.query.export;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where rows go. */
interface Sink {

    /** One row: a value a column, times as microseconds since 1970. */
    void row(@Nullable Object... values) throws SQLException;
}
