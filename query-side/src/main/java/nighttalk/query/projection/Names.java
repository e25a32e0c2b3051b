package nighttalk.query.projection;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Names of columns, in order; each list of them is there once, since a million changes have the same few. */
final class Names extends AbstractList<String> {

    static final Names NONE = new Names(new String[0]);

    private final String[] names;
    private final int hash;
    private final Map<String, Names> longer = new ConcurrentHashMap<>();

    private Names(String[] names) {
        this.names = names;
        this.hash = Arrays.hashCode(names);
    }

    /** The one list with these names. They come from the projections' code, so there are few. */
    static Names of(List<String> names) {
        if (names instanceof Names known) {
            return known;
        }
        Names all = NONE;
        for (String name : names) {
            all = all.and(name);
        }
        return all;
    }

    /** With one more. */
    Names and(String name) {
        Names known = longer.get(name);
        return known != null ? known : longer.computeIfAbsent(name, this::append);
    }

    private Names append(String name) {
        String[] more = Arrays.copyOf(names, names.length + 1);
        more[names.length] = name;
        return new Names(more);
    }

    @Override
    public String get(int index) {
        return Objects.requireNonNull(names[index]);
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (!(other instanceof Names) && super.equals(other));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
