package nighttalk.query.rebuild;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not what the log says.
 *
 * @param table where
 * @param key which
 * @param kind {@code changed}, {@code missing} in the live table, or {@code extra} there
 * @param columns those that differ; texts only by length and digest, since they may be personal
 */
record Difference(String table, Map<String, Object> key, String kind, Map<String, Values> columns) {

    /** The most that are listed; the others are counted. */
    static final int LISTED = 1_000;

    /**
     * One column.
     *
     * @param live what pages show
     * @param rebuilt what follows from the log
     */
    record Values(
            @Nullable Object live, @Nullable Object rebuilt) {}
}
