package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be told of values without a database. */
final class Values {

    private Values() {}

    /** Whether it is a whole number: those always fit into their columns. */
    static boolean isWhole(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    /** Whether all are whole numbers. */
    static boolean whole(Columns columns) {
        for (@Nullable Object value : columns.values()) {
            if (!isWhole(value)) {
                return false;
            }
        }
        return true;
    }

    /** The same key, whatever kind of number the fold wrote it as. */
    static Columns plain(Columns key) {
        List<@Nullable Object> plain = new ArrayList<>(key.values().size());
        for (@Nullable Object value : key.values()) {
            plain.add(plain(value));
        }
        return new Columns(key.names(), Collections.unmodifiableList(plain));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return isWhole(value) && value instanceof Number number ? (Object) number.longValue() : value;
    }

    /** Whether the row with that key and these columns has these values; null if only the database can tell. */
    static @Nullable Boolean same(Columns match, Columns key, Columns columns) {
        for (int i = 0; i < match.names().size(); i++) {
            Columns part = key.names().contains(match.names().get(i)) ? key : columns;
            int at = part.names().indexOf(match.names().get(i));
            if (at < 0) {
                return null;
            }
            Object wanted = match.values().get(i);
            Object there = part.values().get(at);
            if (!isWhole(wanted) || !isWhole(there)) {
                return null; // texts compare by the column's collation
            }
            if (((Number) wanted).longValue() != ((Number) there).longValue()) {
                return false;
            }
        }
        return true;
    }
}
