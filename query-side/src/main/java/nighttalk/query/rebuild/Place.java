package nighttalk.query.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * Where the copy of a projection is.
 *
 * @param projection of which
 * @param copy the name of the schema's copy, or null for tables beside the live ones
 */
record Place(String projection, @Nullable String copy) {

    static final String COPY = "__copy";
    static final String ASIDE = "__aside";

    static Place beside(String projection) {
        return new Place(projection, null);
    }

    static Place elsewhere(String projection, String copy) {
        return new Place(projection, copy);
    }

    /** The one of which that is the {@link #name}. */
    static Place named(String name) {
        int at = name.indexOf('@');
        return at < 0 ? beside(name) : elsewhere(name.substring(0, at), name.substring(at + 1));
    }

    /** As the table of claims has it. */
    String name() {
        return copy == null ? projection : projection + "@" + copy;
    }
}
