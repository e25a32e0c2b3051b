package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which row of a table a change is of, if its key is made of whole numbers, of whatever kind the fold wrote them as. */
record RowKey(long first, long second, List<Long> others) {

    /** That of a key; null if only the database knows which texts are the same. */
    static @Nullable RowKey of(Columns key) {
        List<@Nullable Object> values = key.values();
        if (!Values.whole(key)) {
            return null;
        }
        int size = values.size();
        return new RowKey(number(values, 0), size > 1 ? number(values, 1) : 0, size > 2 ? others(values) : List.of());
    }

    private static List<Long> others(List<@Nullable Object> values) {
        List<Long> others = new ArrayList<>();
        for (int i = 2; i < values.size(); i++) {
            others.add(number(values, i));
        }
        return List.copyOf(others);
    }

    private static long number(List<@Nullable Object> values, int at) {
        return values.get(at) instanceof Number number ? number.longValue() : 0;
    }
}
