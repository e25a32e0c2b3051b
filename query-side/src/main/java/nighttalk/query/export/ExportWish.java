package nighttalk.query.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param what {@code events} or {@code projection}
 * @param projection whose rows
 * @param table which of the projection's tables; needed where it has several
 * @param format {@code parquet}, {@code csv} or {@code ndjson}
 * @param from the first position, or the first moment
 * @param to the last position, or the first moment that is not meant any more
 * @param types only events of these types
 * @param withPersonal people's own texts too, which is for administrators
 */
record ExportWish(
        @Nullable String what,
        @Nullable String projection,
        @Nullable String table,
        @Nullable String format,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> types,
        @Nullable Boolean withPersonal) {

    boolean isPersonal() {
        return Boolean.TRUE.equals(withPersonal);
    }
}
