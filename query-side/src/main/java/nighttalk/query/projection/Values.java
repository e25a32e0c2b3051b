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
}
