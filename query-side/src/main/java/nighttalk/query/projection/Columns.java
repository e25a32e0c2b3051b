package nighttalk.query.projection;

import java.util.ArrayList;
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
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        List<@Nullable Object> moreValues = new ArrayList<>(values);
        moreValues.add(value);
        return new Columns(List.copyOf(moreNames), Collections.unmodifiableList(moreValues));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return names.isEmpty();
    }
}
