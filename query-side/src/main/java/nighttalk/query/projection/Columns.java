package nighttalk.query.projection;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns with their values, in order.
 *
 * @param names the columns
 * @param values as many values
 */
public record Columns(List<String> names, List<@Nullable Object> values) {

    private static final Columns NONE = new Columns(List.of(), List.of());

    /** Takes them as they are. */
    public Columns {
        names = Names.of(names);
    }

    /** No columns. */
    public static Columns none() {
        return NONE;
    }

    /** One column. */
    public static Columns of(String name, @Nullable Object value) {
        return NONE.and(name, value);
    }

    /** One more column. */
    public Columns and(String name, @Nullable Object value) {
        @Nullable Object[] more = values.toArray(new @Nullable Object[values.size() + 1]);
        more[values.size()] = value;
        return new Columns(Names.of(names).and(name), Collections.unmodifiableList(Arrays.asList(more)));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return names.isEmpty();
    }
}
